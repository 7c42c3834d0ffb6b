"""Exporting: the facts of a register, and the tables that follow from them, as one file for people without Python.

`relations` says which tables there are, with their keys; `in_sqlite`, `in_package` and `in_parquet` write them;
`exports` puts a file or a folder in its place once it is whole. The folder imports `tables` and what lies below.
"""
