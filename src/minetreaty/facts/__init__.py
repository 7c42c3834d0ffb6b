"""Where facts come from: the bundled edition, records in memory, and strict reading and writing of files.

Nothing here says what follows from a fact. It imports `law` and what lies below.
"""
