"""The explorer: one HTML page for people who do not program, which works without a network.

The page shows what the register answers: its script looks answers up and works out none. How the page is written
belongs here, and nothing that decides what it says. The folder imports `loading`, `register`,
`plots` and what lies below.
"""
