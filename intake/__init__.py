"""The reading room: a notice (通知) and a list of units come in as files and leave as plain values.

Nothing is invented here: what a document lacks stays missing and becomes a warning; what cannot be read is
refused.
"""

from intake.notice import Notice, Task, Warning
from intake.readers import READERS, read_notice
from intake.units import UnitList, UnitRow, read_units

__all__ = ["READERS", "Notice", "Task", "UnitList", "UnitRow", "Warning", "read_notice", "read_units"]
