"""The unit's report on paper: a PDF with a place for signature and seal, the same bytes every time."""

from documents.kind import PDF, DocumentKind, Renderer
from documents.report.claim import Claim, claim
from documents.report.prepared import prepared, render
from documents.report.shape import REPORT as _SHAPE
from documents.report.shape import SCHEMA
from documents.report.templates import TEMPLATES

REPORT = DocumentKind(SCHEMA, _SHAPE, {"pdf": Renderer(render, ".pdf", PDF)}, TEMPLATES)

__all__ = ["REPORT", "SCHEMA", "Claim", "claim", "prepared"]
