"""Full verification: what the events add up to, held against every row that repeats it."""

from reports.projections.everything import verify_projections
from reports.projections.folds import projected, projections

__all__ = ["projected", "projections", "verify_projections"]
