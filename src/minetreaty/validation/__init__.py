"""Checks of a register, a file or a table against treaty law (VCLT Art. 77(1)(d)) and against our data.

Rules are plain functions. Each is registered once, next to its function, with its code, severity, title, reason and two
examples. They are grouped by theme: `dates`, `participation`, `counts`, `provenance`, `identity`, `deadlines`. Those on
single acts are in `due_form`, those on the format of files in `facts.fault_rules`. To add a rule, write a function and
its `Rule` in one of these modules, and a test.

`catalogue` collects the rules, `examples` shows their examples as text, `validator` applies the rules, and `report` is
the result.

`user_tables` checks tables of users, step by step: `table_reading` reads headings and rows, `table_words` and
`table_days` understand words and dates, `table_rows` says what a row says about which State. `row_rules` and
`table_checks` compare this with treaty law and with our data.

The folder imports `loading` and what is below it.
"""

from .catalogue import RULES as RULES
from .report import Report as Report
from .report import Silenced as Silenced
from .user_tables import validate_table as validate_table
from .validator import validate as validate
