"""What the clauses of a treaty do: when an act takes effect, and which status follows from the acts over time.

Plain functions, one for each kind of clause, each with its article. It imports `model` and what lies below.
"""
