"""Frames: the status of a State on a day, put beside the rows of a user's own data frame, whichever library made it.

`grid` has what is looked up, `task` what was asked and how it is checked, `gaps` what has no answer; then one module
for each way of looking up: `in_pandas`, `in_polars`, `in_arrow` where the rows are at hand, `in_duckdb` and `in_spark`
where an engine runs the query later. No frame library is imported before a frame of it was given.

The folder imports `loading` and what lies below.
"""
