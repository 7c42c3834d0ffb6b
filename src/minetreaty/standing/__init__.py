"""How a State stands to a convention on a date, and why: the answers that every further question builds on.

It imports `facts` and what lies below.
"""
