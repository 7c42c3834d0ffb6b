"""From English prose to claims: names, numbers and dates are found first, then phrases, then what is said of whom.

It imports the kinds of claim and what lies below `claims`; checking a claim is not done here.
"""
