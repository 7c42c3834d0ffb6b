"""From a claim to what our data say of it: one module for similar kinds of claim.

It imports the kinds of claim and what lies below `claims`; reading prose is not done here.
"""
