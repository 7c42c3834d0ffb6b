"""Read what users bring: States by name or code, dates, headings, cells and files.

`cells` has plain values, `dates` and `months` what a text can be as a date, `date_columns` how a column is read.
`states` reads names and codes, `state_columns` judges from which list the codes of a column are. `headings` and
`columns` say what the columns of a table mean. `files`, `workbooks` and `tables` read files of every kind.
`validate_table`, `enrich` and the command line read through this folder, so that what one reads, all read.

The folder imports `loading` and what is below it.
"""
