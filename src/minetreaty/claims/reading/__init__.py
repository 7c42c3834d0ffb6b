"""From English prose to claims: names, numbers and dates are found first, then sentences are matched with patterns.

It imports the kinds of claim and what lies below `claims`; checking a claim is not done here.
"""
