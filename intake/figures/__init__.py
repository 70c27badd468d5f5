"""Figures (value, unit, comparator and what they measure) found in the running text of notices and reports.

Proposed for a person to confirm: the rules know the grammar of such texts, not their subject.
"""

from intake.figures.figure import Basis, Comparator, Figure, Role
from intake.figures.finder import find

__all__ = ["Basis", "Comparator", "Figure", "Role", "find"]
