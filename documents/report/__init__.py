"""The unit's report on paper: a PDF with a place for signature and seal, the same bytes every time."""

from documents.report.claim import Claim, claim
from documents.report.prepared import prepared
from documents.report.shape import SCHEMA

__all__ = ["SCHEMA", "Claim", "claim", "prepared"]
