"""From a claim to what the record says: one module for each kind of claim.

It imports the kinds of claim and what lies below `claims`; reading prose is not done here.
"""
