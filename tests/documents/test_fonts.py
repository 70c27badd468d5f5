import io
from pathlib import Path

import pdfplumber
import pytest

from documents import Fonts, check_text, default_fonts, render, site_fonts, versions
from documents.refusals import FontBroken, FontFolderEmpty, FontFolderMissing, FontMissing, MissingGlyph
from tests.documents.reading import pages, squeezed
from tests.documents.sample import content
from tests.documents.tiny_face import tiny_face

RARE = "𠮷"
# Characters of people's names that old national sets lack and the default faces hold.
IN_NAMES = "喆堃祎晞昉玥珺翀翾彧旻芃赟犇"


def faces_of(document: bytes, text: str) -> set[str]:
    """The PostScript names of the faces that draw ``text`` on the first page."""
    with pdfplumber.open(io.BytesIO(document)) as opened:
        return {char["fontname"].split("+")[1] for char in opened.pages[0].chars if char["text"] in text}


def saying(text: str) -> dict[str, object]:
    made = content()
    made["sections"][0]["paragraphs"][0] = text
    return made


def test_the_families_are_read_from_the_files(fonts: Fonts) -> None:
    serif, sans = ["Noto Serif SC", "Noto Sans SC"], ["Noto Sans SC", "Noto Serif SC"]
    assert fonts.faces == {"body": serif, "title": serif, "kai": serif, "hei": sans, "sans": sans}


def test_without_a_folder_the_site_has_the_default_faces() -> None:
    assert site_fonts(None) == default_fonts()


@pytest.mark.parametrize(
    ("role", "family", "chinese"),
    [
        ("body", "FangSong_GB2312", "仿宋_GB2312"),
        ("body", "Site Fang", "仿宋"),
        ("body", "FandolFang R", ""),
        ("body", "fangsong", ""),
        ("title", "FZXiaoBiaoSong-B05S", "方正小标宋简体"),
        ("title", "Some Song", "方正小标宋简体"),
        ("kai", "KaiTi_GB2312", "楷体_GB2312"),
        ("kai", "KaiTi", ""),
        ("hei", "SimHei", "黑体"),
        ("hei", "Site Hei", "黑体"),
    ],
)
def test_a_face_of_the_site_wins_for_its_role_by_any_of_its_names(
    tmp_path: Path, role: str, family: str, chinese: str
) -> None:
    tiny_face(tmp_path / "face.ttf", family, "督查", chinese)
    faces, default = site_fonts(tmp_path).faces, default_fonts().faces
    mine = faces[role][0]
    assert mine not in default[role]
    assert faces[role] == [mine, *default[role]]
    others = {name: families for name, families in faces.items() if name not in (role, "sans")}
    assert others == {name: [*families, mine] for name, families in default.items() if name in others}


def test_the_best_known_of_several_faces_wins(tmp_path: Path) -> None:
    tiny_face(tmp_path / "a.ttf", "STFangsong", "督")
    tiny_face(tmp_path / "b.ttf", "FangSong_GB2312", "督")
    faces = site_fonts(tmp_path).faces["body"]
    assert (faces[0], faces[-1]) == ("FangSong_GB2312", "STFangsong")


def test_pages_are_drawn_with_the_site_s_face_and_the_default_one_where_it_lacks_a_character(tmp_path: Path) -> None:
    tiny_face(tmp_path / "fang.ttf", "FangSong_GB2312", "督查2020D", "仿宋_GB2312")
    document = render(saying("督查通报2020D"), "pdf", site_fonts(tmp_path))
    assert "FangSongGB2312" in faces_of(document, "督")
    # Digits and Latin letters follow the face that has them.
    assert "FangSongGB2312" in faces_of(document, "D")
    assert "NotoSerifSC-Regular" in faces_of(document, "通")
    assert "督查通报2020D" in pages(document)[0]


def test_a_character_that_no_face_has_is_named_until_the_site_adds_one(fonts: Fonts, tmp_path: Path) -> None:
    named = saying(f"负责人{RARE}某。")
    with pytest.raises(MissingGlyph, match=RARE):
        render(named, "pdf", fonts)
    tiny_face(tmp_path / "rare.ttf", "Site Rare", RARE)
    site = site_fonts(tmp_path)
    check_text(RARE, site)
    assert faces_of(render(named, "pdf", site), RARE) == {"SiteRare"}
    assert "site:rare.ttf" in versions(site)


def test_rare_characters_of_names_come_out_as_they_are(fonts: Fonts) -> None:
    document = render(saying(IN_NAMES), "pdf", fonts)
    assert squeezed(IN_NAMES) in pages(document)[0]
    assert faces_of(document, IN_NAMES) == {"NotoSerifSC-Regular"}


def test_faces_lie_in_folders_of_the_folder_too(tmp_path: Path) -> None:
    (tmp_path / "宋").mkdir()
    tiny_face(tmp_path / "宋" / "RARE.TTF", "Site Rare", RARE)
    assert "site:宋/RARE.TTF" in versions(site_fonts(tmp_path))


def test_a_folder_that_is_not_there_is_refused_by_its_path(tmp_path: Path) -> None:
    for folder in (tmp_path / "字体", tmp_path / "file"):
        (tmp_path / "file").touch()
        with pytest.raises(FontFolderMissing, match=folder.name):
            site_fonts(folder)


def test_a_folder_without_fonts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("no font", encoding="utf-8")
    with pytest.raises(FontFolderEmpty, match=tmp_path.name):
        site_fonts(tmp_path)


@pytest.mark.parametrize("broken", [b"", b"no font at all", b"OTTO" + bytes(60), b"\0\1\0\0" + b"\xff" * 900])
def test_a_file_that_is_no_font_is_refused_by_its_path(tmp_path: Path, broken: bytes) -> None:
    tiny_face(tmp_path / "good.ttf", "FangSong", "督")
    (tmp_path / "坏.ttf").write_bytes(broken)
    with pytest.raises(FontBroken, match=r"坏\.ttf"):
        site_fonts(tmp_path)


def test_a_font_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    for cut in range(20, 400, 60):
        path = tmp_path / f"{cut}" / "cut.ttf"
        path.parent.mkdir()
        tiny_face(path, "FangSong", "督")
        path.write_bytes(path.read_bytes()[:cut])
        with pytest.raises(FontBroken, match=r"cut\.ttf"):
            site_fonts(path.parent)


def test_a_default_file_that_is_not_there_is_refused_by_its_path(fonts: Fonts, tmp_path: Path) -> None:
    absent = tmp_path / "仿宋.ttf"
    with pytest.raises(FontMissing, match=r"仿宋\.ttf"):
        render(content(), "pdf", Fonts(absent, fonts.sans))


def test_a_default_file_that_is_no_font_is_refused(fonts: Fonts, tmp_path: Path) -> None:
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"no font at all")
    with pytest.raises(FontMissing):
        render(content(), "pdf", Fonts(fonts.serif, broken))
