"""Files of every format that nobody should have handed in: made here, each with the refusal that it must meet."""

from collections.abc import Callable
from os import truncate
from pathlib import Path

from intake import format_refusals as of
from intake import refusals as rf
from tests.intake.hostile_packages import LAUGHS, MB, OLE, PACKAGES, Hostile, const, cut, deep, word_file
from tests.intake.packages import png
from tests.intake.pdfs import many_pages, one_page, pdf, stream

HEADER = "序号,年度工作任务,2021年第一季度目标"


def page(body: str) -> Callable[[], bytes]:
    return lambda: f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def forms(levels: int) -> bytes:
    """Forms that draw the next one ten times each: a billion lines from two kilobytes."""
    more = []
    for level in range(levels):
        last = level == levels - 1
        content = b"0 0 m 100 0 l S " * 10 if last else b"/X Do " * 10
        resources = b"" if last else b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + level)
        more.append(stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 600 850] " + resources))
    return one_page(stream(b"/X Do"), b"/XObject << /X 6 0 R >>", more)


def locked_pdf() -> bytes:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]" % (b"11" * 32, b"22" * 32)
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    return pdf([*pages, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"], lock)


def scan() -> bytes:
    picture = stream(
        b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return one_page(stream(b"q 595 0 0 842 0 0 cm /P Do Q"), b"/XObject << /P 6 0 R >>", [picture])


LETTERS = b"(0123456789abcdefghijklmno) Tj "
OTHERS = [
    *[
        Hostile(f"a picture as .{suffix}", suffix, png, of.Disguised)
        for suffix in ("docx", "xlsx", "pdf", "html", "csv", "txt")
    ],
    *[
        Hostile(f"an OLE file as .{suffix}", suffix, const(OLE), of.Disguised)
        for suffix in ("docx", "xlsx", "pdf", "html", "tsv", "txt")
    ],
    *[
        Hostile(f"a PDF as .{suffix}", suffix, lambda: many_pages(1), of.Disguised)
        for suffix in ("docx", "xlsx", "html", "csv", "txt")
    ],
    *[Hostile(f"an archive as .{suffix}", suffix, word_file, of.Disguised) for suffix in ("pdf", "html", "csv", "md")],
    *[
        Hostile(f"text as .{suffix}", suffix, const("序号\t".encode()), of.Disguised)
        for suffix in ("docx", "xlsx", "pdf")
    ],
    *[
        Hostile(f"a format of old: .{suffix}", suffix, const(OLE), of.OldFormat)
        for suffix in ("doc", "xls", "wps", "et")
    ],
    *[
        Hostile(f"200 MB of .{suffix}", suffix, lambda: b"", rf.FileTooLarge)
        for suffix in ("docx", "xlsx", "pdf", "html", "csv", "txt")
    ],
    *[
        Hostile(f"a line of 20 MB in .{suffix}", suffix, lambda: b"a" * (20 * MB), rf.FileTooLarge)
        for suffix in ("txt", "csv", "tsv", "html", "md")
    ],
    Hostile("a line of 4 MB", "txt", const(b"a" * (4 * MB)), rf.LineTooLong),
    Hostile(
        "a line of 4 MB in separated values", "csv", const((HEADER + "\n").encode() + b"1," * (2 * MB)), rf.LineTooLong
    ),
    Hostile("nothing at all", "docx", const(b""), rf.FileEmpty),
    Hostile("UTF-32", "txt", const(HEADER.encode("utf-32")), rf.NotText),
    Hostile("Latin-1", "html", const("Le département a été réorganisé à l'été.".encode("latin-1")), rf.NotText),
    Hostile("noise", "csv", const(bytes(range(128, 256)) * 100), rf.NotText),
    Hostile("control characters", "tsv", const((HEADER + "\x07").encode()), rf.NotText),
    Hostile("300 columns", "csv", const((HEADER + ",x" * 300 + "\n").encode()), of.TableTooWide),
    Hostile(
        "a quotation without an end", "csv", const((HEADER + '\n1,"' + "完成。\n" * 100_000).encode()), rf.NoticeTooLong
    ),
    Hostile(
        "a quoted cell of a megabyte",
        "csv",
        const((HEADER + '\n1,"' + ("完成" * 100 + "。\n") * 3000).encode()),
        rf.BadCsv,
    ),
    Hostile("300,000 rows", "csv", const((HEADER + "\n" + "1,a,b\n" * 300_000).encode()), rf.NoticeTooLong),
    Hostile("elements 100,000 deep in a page", "html", page(deep("div", 100_000)), of.NestedTooDeep),
    Hostile("inline elements 100,000 deep in a page", "html", page(deep("b", 100_000)), of.NestedTooDeep),
    Hostile(
        "tables in tables in a page",
        "html",
        page("<table><tr><td>" * 40 + "x" + "</td></tr></table>" * 40),
        of.NestedTooDeep,
    ),
    Hostile("unclosed tables", "html", page("<table><tr><td>" * 100_000), of.NestedTooDeep),
    Hostile(
        "a cell over all columns",
        "html",
        page('<table><tr><td colspan="1000" rowspan="65000">序号</td></tr></table>'),
        of.TableTooWide,
    ),
    Hostile(
        "cells over one another",
        "html",
        page("<table>" + '<tr><td colspan="50" rowspan="65000">x</td></tr>' * 1500 + "</table>"),
        of.TableTooWide,
    ),
    Hostile("a page of 400,000 elements", "html", page("<br>" * 400_000), of.ContentTooLarge),
    Hostile("comments without an end", "html", page("<!--" * 500_000), rf.NotANotice),
    Hostile("entities in a page", "html", const((LAUGHS + "<html><body>&a9;</body></html>").encode()), rf.NotANotice),
    Hostile("half a PDF", "pdf", cut(lambda: one_page(stream(b"BT ET")), 0.3), of.Damaged),
    Hostile("a PDF of noise", "pdf", const(b"%PDF-1.7\n" + bytes(range(256)) * 200), of.Damaged),
    Hostile("a PDF under a password", "pdf", locked_pdf, of.PasswordProtected),
    Hostile("a scan", "pdf", scan, of.NeedsOcr),
    Hostile("a PDF of 5,000 pages", "pdf", lambda: many_pages(5000), of.TooManyPages),
    Hostile("a PDF without pages", "pdf", lambda: pdf([b"<< /Type /Catalog >>"]), of.Damaged),
    Hostile(
        "pages that hold themselves",
        "pdf",
        lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]),
        of.Damaged,
    ),
    Hostile("a stream of 400 MB", "pdf", lambda: one_page(stream(bytes(400 * MB))), of.PdfTooHard),
    Hostile(
        "a million characters",
        "pdf",
        lambda: one_page(stream(b"BT /F 1 Tf " + LETTERS * 40_000 + b" ET")),
        of.PdfTooHard,
    ),
    Hostile(
        "a million lines",
        "pdf",
        lambda: one_page(stream(b"BT /F 9 Tf (x) Tj ET " + b"0 0 m 9 9 l S " * 1_000_000)),
        of.PdfTooHard,
    ),
    Hostile("forms that draw forms", "pdf", lambda: forms(9), of.PdfTooHard),
    Hostile("arrays 100,000 deep", "pdf", lambda: one_page(stream(b"[" * 100_000 + b"]" * 100_000)), of.NeedsOcr),
    Hostile(
        "a table of lengths that is a lie",
        "pdf",
        lambda: one_page(stream(b"BT ET")).replace(b"startxref\n", b"startxref\n9"),
        of.NeedsOcr,
    ),
]
HOSTILE = [*PACKAGES, *OTHERS]


def put(hostile: Hostile, folder: Path) -> Path:
    """The file in ``folder``; one of 200 MB takes no room on the disk."""
    path = folder / f"notice.{hostile.suffix}"
    path.write_bytes(hostile.make())
    if hostile.name.startswith("200 MB"):
        truncate(path, 200 * MB)
    return path
