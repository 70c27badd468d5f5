"""Word and Excel files that nobody should have handed in, each with the refusal that it must meet."""

from collections.abc import Callable
from copy import copy
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from bilingual import Refused
from intake import format_refusals as of
from intake import refusals as rf
from tests.intake.packages import (
    RELATIONSHIPS,
    S,
    document,
    docx_parts,
    inline,
    lying,
    outside,
    packed,
    paragraph,
    relations,
    sheet,
    table,
    types,
    xlsx_parts,
)

MB = 1024 * 1024
DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "哈">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
PASSWD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>'


class Hostile(NamedTuple):
    """A file by the name that it goes by, how to make its bytes, and the refusal."""

    name: str
    suffix: str
    make: Callable[[], bytes]
    refusal: type[Refused]


def with_part(parts: dict[str, bytes], name: str, data: bytes) -> Callable[[], bytes]:
    return lambda: packed(parts | {name: data})


def big_part(
    parts: dict[str, bytes], name: str, begin: bytes, each: bytes, count: int, end: bytes = b""
) -> Callable[[], bytes]:
    """A package with a part that is only made when it is needed."""
    return lambda: packed(parts | {name: begin + each * count + end})


def word(body: str, before: str = "") -> Callable[[], bytes]:
    return with_part(docx_parts(), DOCUMENT, document(body, before))


def excel(rows: str | None, more: str = "") -> Callable[[], bytes]:
    return with_part(xlsx_parts(), SHEET, sheet(rows, more))


def locked_zip() -> bytes:
    data = bytearray(packed(docx_parts()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + at] |= 1
    return bytes(data)


def twice() -> bytes:
    data = bytearray(packed(docx_parts() | {"word/documenu.xml": document("")}))
    return bytes(data.replace(b"documenu", b"document"))


def overlapping() -> bytes:
    """Fifty entries of the directory for one member, as in the densest bombs."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in docx_parts().items():
            archive.writestr(name, part)
        first = archive.infolist()[0]
        for number in range(50):
            other = copy(first)
            other.filename = f"word/x{number}.xml"
            archive.filelist.append(other)
    return out.getvalue()


def deep(tag: str, count: int) -> str:
    return f"<{tag}>" * count + "x" + f"</{tag}>" * count


def nested_tables(count: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * count + paragraph("x") + "</w:tc></w:tr></w:tbl>" * count


def nested_boxes(count: int) -> str:
    begin = "<w:p><w:r><w:pict><w:txbxContent>"
    return begin * count + paragraph("x") + "</w:txbxContent></w:pict></w:r></w:p>" * count


def cut(make: Callable[[], bytes], part: float = 0.6) -> Callable[[], bytes]:
    def made() -> bytes:
        data = make()
        return data[: int(len(data) * part)]

    return made


def const(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def word_file() -> bytes:
    return packed(docx_parts())


def excel_file() -> bytes:
    return packed(xlsx_parts())


def macro_types() -> bytes:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    own = types(DOCUMENT, "wordprocessingml.document")
    return own.replace(b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind)


RELS = "word/_rels/document.xml.rels"
MANY_CELLS = "".join(f'<row r="{r}">{"".join(f"<c><v>{c}</v></c>" for c in range(50))}</row>' for r in range(1, 1900))

MERGES = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 1900))

PACKAGES = [
    Hostile("bomb in the document", "docx", big_part(docx_parts(), DOCUMENT, b"", b" ", 120 * MB), of.ContentTooLarge),
    Hostile(
        "bomb in a picture",
        "docx",
        big_part(docx_parts(), "word/media/a.png", b"", b"\0", 120 * MB),
        of.ContentTooLarge,
    ),
    Hostile(
        "bomb in the strings",
        "xlsx",
        big_part(xlsx_parts(), "xl/sharedStrings.xml", b"", b" ", 120 * MB),
        of.ContentTooLarge,
    ),
    Hostile(
        "size told too small",
        "docx",
        lambda: lying(docx_parts() | {"word/a.xml": b"<a/>" + b" " * 60 * MB}, "word/a.xml", 4),
        of.Damaged,
    ),
    Hostile("size told too large", "docx", lambda: lying(docx_parts(), DOCUMENT, 5 * MB), of.Damaged),
    Hostile(
        "size told in one place only", "xlsx", lambda: lying(xlsx_parts(), SHEET, 10, everywhere=False), of.Damaged
    ),
    Hostile("overlapping members", "docx", overlapping, of.Damaged),
    Hostile(
        "five thousand members",
        "docx",
        lambda: packed(docx_parts() | {f"a{n}.xml": b"<a/>" for n in range(5000)}),
        of.ContentTooLarge,
    ),
    Hostile("two members of one name", "docx", twice, of.UnsafePackage),
    Hostile("member above the folder", "docx", with_part(docx_parts(), "../../etc/cron.d/x", b"x"), of.UnsafePackage),
    Hostile("member with an absolute path", "docx", with_part(docx_parts(), "/etc/passwd", b"x"), of.UnsafePackage),
    Hostile("member on a drive", "xlsx", with_part(xlsx_parts(), "C:\\Windows\\x.dll", b"x"), of.UnsafePackage),
    Hostile("member with backslashes", "xlsx", with_part(xlsx_parts(), "..\\x.xml", b"<a/>"), of.UnsafePackage),
    Hostile("a billion laughs", "docx", word(paragraph("&a9;"), LAUGHS), of.UnsafePackage),
    Hostile("an entity from a file", "docx", word(paragraph("&a;"), PASSWD), of.UnsafePackage),
    Hostile(
        "an entity from the network",
        "xlsx",
        with_part(xlsx_parts(), SHEET, REMOTE.encode() + b"<worksheet/>"),
        of.UnsafePackage,
    ),
    Hostile(
        "an entity in UTF-16",
        "docx",
        with_part(docx_parts(), DOCUMENT, (PASSWD + "<a>&a;</a>").encode("utf-16")),
        of.UnsafePackage,
    ),
    Hostile(
        "an entity in the relationships",
        "docx",
        with_part(docx_parts(), RELS, PASSWD.encode() + b"<a/>"),
        of.UnsafePackage,
    ),
    Hostile(
        "an entity in an unused part",
        "xlsx",
        with_part(xlsx_parts(), "docProps/x.xml", LAUGHS.encode() + b"<a>&a9;</a>"),
        of.UnsafePackage,
    ),
    Hostile(
        "a template from the network",
        "docx",
        with_part(docx_parts(), RELS, outside("attachedTemplate", "http://127.0.0.1:9/a.dotm")),
        of.UnsafePackage,
    ),
    Hostile(
        "a picture from the network",
        "docx",
        with_part(docx_parts(), RELS, outside("image", "http://127.0.0.1:9/a.png")),
        of.UnsafePackage,
    ),
    Hostile(
        "an object from a share",
        "docx",
        with_part(docx_parts(), RELS, outside("oleObject", "file://host/share/a")),
        of.UnsafePackage,
    ),
    Hostile(
        "a link to a local file",
        "docx",
        with_part(docx_parts(), RELS, outside("hyperlink", "file:///etc/passwd")),
        of.UnsafePackage,
    ),
    Hostile(
        "a workbook elsewhere",
        "xlsx",
        with_part(xlsx_parts(), "xl/externalLinks/_rels/a.xml.rels", outside("externalLinkPath", "other.xlsx")),
        of.UnsafePackage,
    ),
    Hostile("macros under .docx", "docx", with_part(docx_parts(), "word/vbaProject.bin", OLE), of.UnsafePackage),
    Hostile(
        "a type with macros", "docx", with_part(docx_parts(), "[Content_Types].xml", macro_types()), of.UnsafePackage
    ),
    Hostile("macros under .xlsx", "xlsx", with_part(xlsx_parts(), "xl/vbaProject.bin", OLE), of.UnsafePackage),
    Hostile(
        "old macros in a sheet", "xlsx", with_part(xlsx_parts(), "xl/macrosheets/a.xml", b"<a/>"), of.UnsafePackage
    ),
    Hostile("an ActiveX control", "docx", with_part(docx_parts(), "word/activeX/a.xml", b"<a/>"), of.UnsafePackage),
    Hostile("a password on .docx", "docx", const(LOCKED), of.PasswordProtected),
    Hostile("a password on .xlsx", "xlsx", const(LOCKED), of.PasswordProtected),
    Hostile("an encrypted archive", "docx", locked_zip, of.PasswordProtected),
    Hostile("half a Word file", "docx", cut(word_file), of.Damaged),
    Hostile("half a workbook", "xlsx", cut(excel_file), of.Damaged),
    Hostile("half a document part", "docx", with_part(docx_parts(), DOCUMENT, document(table())[:-30]), of.Damaged),
    Hostile(
        "a flipped byte",
        "docx",
        lambda: word_file().replace(b"PK\x03\x04\x14", b"PK\x03\x04\x99", 1)[:200] + word_file()[230:],
        of.Damaged,
    ),
    Hostile("a document part of noise", "docx", with_part(docx_parts(), DOCUMENT, bytes(range(256))), of.Damaged),
    Hostile("a workbook as .docx", "docx", excel_file, of.Disguised),
    Hostile("a Word file as .xlsx", "xlsx", word_file, of.Disguised),
    Hostile("an ordinary archive as .docx", "docx", lambda: packed({"a.txt": b"a"}), of.Disguised),
    Hostile("an OFD document as .docx", "docx", lambda: packed({"OFD.xml": b"<a/>"}), of.Disguised),
    Hostile("a presentation as .xlsx", "xlsx", lambda: packed({"ppt/presentation.xml": b"<a/>"}), of.Disguised),
    Hostile("elements a hundred thousand deep", "docx", word(deep("w:p", 100_000)), of.ContentTooLarge),
    Hostile("tables in tables in Word", "docx", word(nested_tables(30)), of.NestedTooDeep),
    Hostile("text boxes in text boxes", "docx", word(nested_boxes(40)), rf.NotANotice),
    Hostile(
        "a million elements",
        "docx",
        big_part(docx_parts(), DOCUMENT, b"<a>", b"<b/>", 1_000_000, b"</a>"),
        of.ContentTooLarge,
    ),
    Hostile(
        "a cell over three hundred columns",
        "docx",
        word(table(cell='<w:tcPr><w:gridSpan w:val="300"/></w:tcPr>')),
        of.TableTooWide,
    ),
    Hostile("a Word table of five thousand rows", "docx", word(table(5000)), rf.NoticeTooLong),
    Hostile("a sheet of 300 columns", "xlsx", excel("<row>" + "<c><v>1</v></c>" * 300 + "</row>"), of.TableTooWide),
    Hostile("a word in the last place of a sheet", "xlsx", excel(inline("XFD1048576", "x")), of.ContentTooLarge),
    Hostile("a sheet of 95,000 cells", "xlsx", excel(MANY_CELLS), of.ContentTooLarge),
    Hostile(
        "merged cells over one another",
        "xlsx",
        excel(f'<row r="1">{inline("A1", "x")}</row><row r="1900">{inline("AX1900", "x")}</row>', MERGES),
        of.TableTooLarge,
    ),
    Hostile("a string that is not there", "xlsx", excel('<row><c t="s"><v>99</v></c></row>'), of.Damaged),
    Hostile(
        "150,000 shared strings",
        "xlsx",
        with_part(
            xlsx_parts(),
            "xl/sharedStrings.xml",
            b"<sst " + S.encode() + b">" + b"<si><t>a</t></si>" * 140_000 + b"</sst>",
        ),
        of.ContentTooLarge,
    ),
    Hostile(
        "100,000 styles",
        "xlsx",
        with_part(
            xlsx_parts(),
            "xl/styles.xml",
            b"<styleSheet " + S.encode() + b"><cellXfs>" + b"<xf/>" * 100_000 + b"</cellXfs></styleSheet>",
        ),
        of.ContentTooLarge,
    ),
    Hostile(
        "a sheet outside of the workbook",
        "xlsx",
        with_part(
            xlsx_parts(),
            "xl/_rels/workbook.xml.rels",
            relations(f'Type="{RELATIONSHIPS}/worksheet" Target="../../x.xml"'),
        ),
        rf.NotANotice,
    ),
    Hostile(
        "a workbook without its relationships",
        "xlsx",
        lambda: packed({k: v for k, v in xlsx_parts().items() if "workbook.xml.rels" not in k}),
        of.Damaged,
    ),
]
