"""What is stored: states, sources, acts, conventions with their clauses, and facts about how duties were carried out.

Frozen classes and the plain values they are made of. Nothing here is derived. It imports `display`, `findings` and
`errors` only.
"""
