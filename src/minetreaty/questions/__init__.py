"""What follows from being bound: briefs, profiles, obligations and deadlines, prohibitions, campaigns, chronologies.

Each question takes the standings of a register. It imports `standing` and what lies below.
"""
