"""Examination: whether a record, a file or somebody's table is in due and proper form (VCLT Art. 77(1)(d)).

Rules are plain functions with stable codes, grouped by theme: `dates`, `participation`, `counts`, `provenance`,
`identity`. The law of single acts is in `dueform`, that of deadlines in `duty_rules`. `catalogue` names them all,
`examples` shows each at work in the `invented` world, `examining` applies them, `report` is what comes out.

Tables that are not ours are the matter of `others`. They are understood step by step: `table_reading` has rows and
headings, `table_words` what words mean, `table_days` what cells hold, `table_rows` what a row tells of which State;
`row_rules` says what stands against it.
"""

from .catalogue import RULES as RULES
from .catalogue import Rule as Rule
from .catalogue import Subject as Subject
from .examining import validate as validate
from .others import validate_table as validate_table
from .report import Report as Report
from .report import Silenced as Silenced
