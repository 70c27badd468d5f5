"""The circular (督查通报): how every unit reported, how every task stands."""

from documents import canonical
from documents.circular import docx, html, pdf, xlsx
from documents.circular.shape import CONTENT, SCHEMA
from documents.circular.templates import TEMPLATES
from documents.kind import DOCX, HTML, JSON, PDF, XLSX, DocumentKind, Renderer

CIRCULAR = DocumentKind(
    SCHEMA,
    CONTENT,
    {
        "pdf": Renderer(pdf.render, ".pdf", PDF),
        "docx": Renderer(docx.render, ".docx", DOCX),
        "xlsx": Renderer(xlsx.render, ".xlsx", XLSX),
        "html": Renderer(html.render, ".html", HTML),
        "json": Renderer(canonical.render, ".json", JSON),
    },
    TEMPLATES,
)
