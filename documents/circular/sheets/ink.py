"""The cell formats of a workbook, and the one way in which text gets into a cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from documents.refusals import TextTooLong

# xlsxwriter's answer to a text that does not fit; it then leaves the cell empty without a word.
TOO_LONG = -2
CELL_LIMIT = 32_767
FONT = "宋体"


class Ink:
    """Formats of one workbook by name: the lights, plain text, centred text, headers, titles, grey notes."""

    def __init__(self, book: Any, colours: Mapping[str, Mapping[str, str]]) -> None:
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True}
        boxed = {**base, "border": 1, "border_color": "#9E9E9E"}
        centred = {**boxed, "align": "center"}
        header = {**centred, "bold": True, "bg_color": "#ECEFF1"}
        formats = {
            "text": {**boxed, "valign": "top"},
            "centred": centred,
            "header": header,
            "title": {**base, "font_size": 16, "text_wrap": False},
            "note": {**base, "font_color": "#595959", "text_wrap": False},
            "free": {**base, "valign": "top"},
            "again": {**boxed, "valign": "top", "font_color": "#757575"},
            "again_centred": {**centred, "font_color": "#757575"},
        }
        for word, light in colours.items():
            formats[word] = {**centred, "bg_color": f"#{light['fill']}", "font_color": f"#{light['ink']}"}
        self._formats = {name: book.add_format(look) for name, look in formats.items()}

    def __getitem__(self, name: str) -> Any:
        return self._formats[name]

    def put(self, sheet: Any, row: int, column: int, value: str | int | None, look: str = "text") -> None:
        """Writes a number as a number, everything else as plain text; raises TextTooLong."""
        if isinstance(value, int):
            sheet.write_number(row, column, value, self[look])
        elif not value:
            sheet.write_blank(row, column, None, self[look])
        elif sheet.write_string(row, column, value, self[look]) == TOO_LONG:
            raise TextTooLong(piece=value[:20], length=len(value), limit=CELL_LIMIT)

    def row(self, sheet: Any, row: int, values: Sequence[str | int | None], looks: Sequence[str]) -> None:
        """Writes one row from the first column on, each value in its own look."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.put(sheet, row, column, value, look)

    def head(self, sheet: Any, page: Mapping[str, Any], name: str) -> int:
        """Title, document number and label on top of a sheet; answers the first free row."""
        self.put(sheet, 0, 0, f"{page['title']}　{name}", "title")
        self.put(sheet, 1, 0, f"{page['office']}　{page['doc_number']}　{page['issued']}", "note")
        self.put(sheet, 2, 0, page["label"], "note")
        sheet.set_row(0, 26)
        return 3


def paper(sheet: Any, header: int, frozen_columns: int) -> None:
    """Landscape A4, as wide as one page, header row repeated and kept in sight."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.freeze_panes(header + 1, frozen_columns)
    sheet.set_footer("&C第 &P 页，共 &N 页")
