"""How values are shown: HTML for notebooks, one colour for each status, and cells that are safe in a spreadsheet.

Nothing here knows a treaty. It imports nothing from the rest of the package.
"""
