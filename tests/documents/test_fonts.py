import io
from pathlib import Path

import pdfplumber
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from documents import Fonts, check_text, default_fonts, render, versions
from documents.refusals import FontMissing, MissingGlyph
from tests.documents.sample import content

RARE = "𠮷"


def rare_face(path: Path) -> None:
    """A font file with one character, as a site might add for a name."""
    pen = TTGlyphPen(None)
    for move, place in (("moveTo", (100, 0)), ("lineTo", (100, 800)), ("lineTo", (900, 800)), ("lineTo", (900, 0))):
        getattr(pen, move)(place)
    pen.closePath()
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder([".notdef", "rare"])
    built.setupCharacterMap({ord(RARE): "rare"})
    built.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "rare": pen.glyph()})
    built.setupHorizontalMetrics({".notdef": (1000, 0), "rare": (1000, 100)})
    built.setupHorizontalHeader(ascent=880, descent=-120)
    built.setupNameTable({"familyName": "Site Rare", "styleName": "Regular", "psName": "SiteRare"})
    built.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    built.setupPost()
    built.save(path)


def test_the_families_are_read_from_the_files(fonts: Fonts) -> None:
    assert fonts.serif_families == ["Noto Serif SC", "Noto Sans SC"]
    assert fonts.sans_families == ["Noto Sans SC", "Noto Serif SC"]


def test_an_empty_site_directory_changes_nothing(site_fonts: Fonts) -> None:
    assert site_fonts.serif_families == default_fonts().serif_families
    with pytest.raises(MissingGlyph):
        check_text(RARE, site_fonts)


def test_a_face_of_the_site_draws_what_the_others_lack(site_fonts: Fonts) -> None:
    rare_face(site_fonts.directories[0] / "rare.ttf")
    named = content()
    named["sections"][0]["paragraphs"][0] = f"负责人{RARE}某。"
    with pdfplumber.open(io.BytesIO(render(named, "pdf", site_fonts))) as opened:
        drawn = [char["fontname"] for char in opened.pages[0].chars if char["text"] == RARE]
    assert [name.split("+")[1] for name in drawn] == ["SiteRare"]
    assert "rare.ttf" in versions(site_fonts)


def test_a_file_that_is_not_there_is_refused_by_its_path(fonts: Fonts, tmp_path: Path) -> None:
    absent = tmp_path / "仿宋.ttf"
    with pytest.raises(FontMissing, match=r"仿宋\.ttf"):
        render(content(), "pdf", Fonts(absent, fonts.sans))


def test_a_file_that_is_no_font_is_refused(fonts: Fonts, tmp_path: Path) -> None:
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"no font at all")
    with pytest.raises(FontMissing):
        render(content(), "pdf", Fonts(fonts.serif, broken))
