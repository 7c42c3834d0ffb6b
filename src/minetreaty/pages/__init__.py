"""The depositary's status pages: read them, compare them with a register, and turn the difference into acts.

`document` is the only module that touches an HTML parser. `dates`, `columns` and `cells` know the grammar of the
tables, `notes` and `statements` that of the text below them. `reader` puts a `StatusPage` together and checks it
against the totals that the page prints. `comparing` and `proposing` work on the page and a register; `treaty` makes a
convention of a page.
"""
