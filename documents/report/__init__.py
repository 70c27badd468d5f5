"""The unit's report on paper: a PDF with a place for signature and seal, the same bytes every time.

It stands beside the table of documents (``documents.forms``), not in it: a report has one form, and what it needs for
its fields takes half a second to load.
"""

from documents.report.claim import Claim, claim
from documents.report.prepared import prepared
from documents.report.shape import SCHEMA

__all__ = ["SCHEMA", "Claim", "claim", "prepared"]
