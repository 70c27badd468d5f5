"""The office's letters (催报函, 约谈通知, 退回修改通知, 收件回执) in the letter form of GB/T 9704-2012, 10.1."""

from documents import canonical
from documents.kind import DOCX, HTML, JSON, PDF, DocumentKind, Renderer
from documents.letter import docx, html, pdf
from documents.letter.shape import CONTENT, SCHEMA
from documents.letter.templates import TEMPLATES

LETTER = DocumentKind(
    SCHEMA,
    CONTENT,
    {
        "pdf": Renderer(pdf.render, ".pdf", PDF),
        "docx": Renderer(docx.render, ".docx", DOCX),
        "html": Renderer(html.render, ".html", HTML),
        "json": Renderer(canonical.render, ".json", JSON),
    },
    TEMPLATES,
)
