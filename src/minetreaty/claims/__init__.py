"""Claims: what is published about a convention, as values; read in prose or a file, and checked against a register.

`circles` says which sets of States claims speak of, `kinds` what can be claimed, `happenings` which acts and effects
claims date and rank, `verdicts` what checking answers. `counting`, `dating` and `reporting` say how each kind of claim
is checked, `bench` what they have before them, and `checking` chooses among them. `marking`, `organs` and `predicates`
say what prose is made of, the rules what it claims, `prose` puts them together. `files` keeps claims as JSON.
"""
