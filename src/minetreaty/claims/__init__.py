"""Claims: what is published about a convention, as values; read in prose or a file, and checked against a register.

How a sentence becomes a claim (`reading`): `sentences` splits a text into sentences, and each into words and things
found in it (`numerals`, `dates`, `treaty_names`, `state_names`). Then phrases take the place of their words:
`noun_phrases` ("more than 160 States in Africa"), `verb_phrases` ("has not yet ratified the treaty", with the
dictionary `verbs`) and `intents` ("plan to leave"). `assertions` finds what is not asserted, `subjects` of whom a verb
speaks, and the `reader` which treaty is meant and when. The rules (`statements`, `totals`, `ranks`, `lists` and others)
make claims of this, each with its place in the text; `prose` runs them, and lists what was not read, with the reason.

How a claim becomes a verdict (`checking`): `kinds` says what can be claimed, `words` what a word such as "party" can
mean. `checks` chooses the module that checks it: `counting`, `listing`, `dating` or `reporting`, each with a
`known_record`, which is the register as it was known on the date of publication. They answer with readings, which
`verdicts` combines. `files` keeps claims as JSON.

The folder imports `loading` and what lies below.
"""
