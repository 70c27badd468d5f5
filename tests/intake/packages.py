"""Word and Excel files put together part by part, so that a test can put in what no office program would."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Parts = dict[str, bytes]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_HEADER = ("序号", "年度工作任务", "2021年第一季度目标")
_ROW = ("1", "完成年度任务。", "开工建设。")


def types(main: str, kind: str) -> bytes:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{_OFFICE}.{kind}.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.spreadsheetml.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_OFFICE}.spreadsheetml.sharedStrings+xml"/></Types>'
    ).encode()


def relations(*entries: str) -> bytes:
    """A part of relationships, each the attributes of one."""
    inner = "".join(f'<Relationship Id="r{n}" {entry}/>' for n, entry in enumerate(entries, start=1))
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{namespace}">{inner}</Relationships>'.encode()


def outside(kind: str, target: str) -> bytes:
    return relations(f'Type="{RELATIONSHIPS}/{kind}" Target="{target}" TargetMode="External"')


def table(rows: int = 1, cell: str = "") -> str:
    """The markup of a table of tasks in Word; ``cell`` stands in every cell before its text."""
    lines = [_HEADER, *[(str(seq), *_ROW[1:]) for seq in range(1, rows + 1)]]
    cells = ("".join(f"<w:tc>{cell}{paragraph(text)}</w:tc>" for text in line) for line in lines)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in cells)}</w:tbl>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'.encode()


def docx_parts(body: str | None = None) -> Parts:
    """The parts of a Word file that reads well, with another body when one is given."""
    main = f'Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"'
    return {
        "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": relations(main),
        "word/document.xml": document(table() if body is None else body),
    }


def sheet(rows: str | None = None, more: str = "") -> bytes:
    if rows is None:
        rows = "".join(_sheet_row(number, line) for number, line in enumerate((_HEADER, _ROW), start=1))
    return f'<?xml version="1.0"?><worksheet {S}><sheetData>{rows}</sheetData>{more}</worksheet>'.encode()


def _sheet_row(number: int, line: tuple[str, ...]) -> str:
    cells = (inline(f"{letter}{number}", text) for letter, text in zip("ABC", line, strict=True))
    return f'<row r="{number}">{"".join(cells)}</row>'


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx_parts(page: bytes | None = None) -> Parts:
    """The parts of a workbook that reads well, with another sheet when one is given."""
    main = f'Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"'
    sheets = f'<sheets><sheet name="附件" sheetId="1" r:id="r1" xmlns:r="{RELATIONSHIPS}"/></sheets>'
    return {
        "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": relations(main),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook {S}>{sheets}</workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": relations(
            f'Type="{RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.xml"',
            f'Type="{RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"',
        ),
        "xl/sharedStrings.xml": f'<?xml version="1.0"?><sst {S}><si><t>甲</t></si></sst>'.encode(),
        "xl/worksheets/sheet1.xml": sheet() if page is None else page,
    }


def packed(parts: Parts) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            info = ZipInfo("x" * len(name))
            info.compress_type = ZIP_DEFLATED
            # The name as it is: ZipInfo would clean it.
            info.filename = name
            archive.writestr(info, part)
    return out.getvalue()


def lying(parts: Parts, name: str, size: int, *, everywhere: bool = True) -> bytes:
    """The package with another size of one member in its directory, and in the member's own header too."""
    data = bytearray(packed(parts))
    real = struct.pack("<I", len(parts[name]))
    told = struct.pack("<I", size)
    at = data.rindex(name.encode()) - 46
    assert data[at + 24 : at + 28] == real, "the directory holds the size here"
    data[at + 24 : at + 28] = told
    if everywhere:
        at = data.index(name.encode()) - 30
        data[at + 22 : at + 26] = told
    return bytes(data)


def png() -> bytes:
    """A grey square of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
