"""What a file really is, told by its first bytes, whatever it is called."""

from bilingual import Text

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PDF = b"%PDF-"

_KINDS = (
    (ZIP, Text("压缩包类文件（Word、Excel 或 zip）", "a package (Word, Excel or zip)")),
    (b"PK\x05\x06", Text("空的压缩包", "an empty zip archive")),
    (OLE, Text("旧版 Office 文件（.doc/.xls/.wps）", "an old Office file (.doc, .xls, .wps)")),
    (PDF, Text("PDF 文件", "a PDF")),
    (b"\x89PNG", Text("PNG 图片", "a PNG picture")),
    (b"\xff\xd8\xff", Text("JPEG 图片", "a JPEG picture")),
    (b"GIF8", Text("GIF 图片", "a GIF picture")),
    (b"BM", Text("BMP 图片", "a BMP picture")),
    (b"II*\0", Text("TIFF 图片", "a TIFF picture")),
    (b"MM\0*", Text("TIFF 图片", "a TIFF picture")),
    (b"RIFF", Text("音视频或 WebP 图片", "a recording or a WebP picture")),
    (b"Rar!", Text("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf", Text("7z 压缩包", "a 7z archive")),
    (b"\x1f\x8b", Text("gzip 压缩包", "a gzip archive")),
    (b"{\\rtf", Text("RTF 文件", "an RTF document")),
    (b"\x7fELF", Text("程序文件", "a program")),
    (b"MZ", Text("程序文件", "a program")),
)
# BM, MZ and RIFF may begin a text; only beside a byte that no text has do they tell a kind.
_SHORT = (b"BM", b"MZ", b"RIFF")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes) -> Text | None:
    """The kind of a file that is no text, None for what may be one."""
    for begin, kind in _KINDS:
        if data.startswith(begin) and (begin not in _SHORT or b"\0" in data[:64]):
            return kind
    return None


def is_encrypted_office(data: bytes) -> bool:
    """Whether ``data`` is the OLE wrapping of a .docx or .xlsx under a password."""
    return data.startswith(OLE) and _ENCRYPTED in data
