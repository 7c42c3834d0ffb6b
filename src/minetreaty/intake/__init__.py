"""Read what users bring: States by name or code, dates, headings, cells and files.

`cells` has plain values, `dates` what a text can be as a date, `date_columns` how a whole column is read, `states` names
and codes, `headings` and `columns` what the columns of a table mean, `files` and `tables` files of every kind.
`validate_table`, `enrich` and the command line read through this folder, so that what one reads, all read.

The folder imports `loading` and what is below it.
"""
