"""Claims: what is published about a convention, as values; read in prose or a file, and checked against a register.

How a sentence becomes a claim (`reading`): `tokenizer` finds its numbers (`numerals`), treaties, groups and States
(`proper_names`) and those who speak for a State (`state_organs`), and writes it as a pattern in which each of them is
one capital letter (`tokens`): "165 countries are party to the Ottawa Convention" is ``N countries are party to the T``.
A `sentence` holds the pattern with what the text has established before: the convention, the region, the State spoken
of. The `rules` look at it one after another, the surest first; `predicates` is their dictionary, from words to sets of
States and events. What a rule reads becomes a claim with its place in the text; the rest is listed as unread (`prose`).

How a claim becomes a verdict (`checking`): `kinds` says what can be claimed, `circles` which sets of States claims
speak of, `events` which acts and effects they date and rank. `checks` chooses the module that checks it: `counting`,
`listing`, `dating` or `reporting`, each with a `known_record`, which is the register as it was known on the date of
publication. They answer with readings, which `verdicts` puts together. `files` keeps claims as JSON.

The folder imports `loading` and what lies below.
"""
