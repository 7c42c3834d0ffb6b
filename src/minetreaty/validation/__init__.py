"""Checks of a record, a file or another table against treaty law (VCLT Art. 77(1)(d)) and against our data.

Rules are plain functions with stable codes, grouped by theme: `dates`, `participation`, `counts`, `provenance`,
`identity`, `deadlines`. The law of single acts is in `due_form`. `catalogue` names them all, `examples` shows each at
work on the invented record (`facts.invented`), `validator` applies them, `report` is the result.

`user_tables` checks tables that are not ours. They are understood step by step: `table_reading` has rows and headings,
`table_words` what words mean, `table_days` what cells hold, `table_rows` what a row says of which State; `row_rules`
compares that with the law and with our data.

The folder imports `loading` and what lies below.
"""

from .catalogue import RULES as RULES
from .report import Report as Report
from .report import Silenced as Silenced
from .user_tables import validate_table as validate_table
from .validator import validate as validate
