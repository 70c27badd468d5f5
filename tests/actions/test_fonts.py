from pathlib import Path

import pytest

from actions.font_folder import site_folder
from actions.fonts import chosen_fonts
from actions.words import fit
from documents import default_fonts
from documents.refusals import FontFolderMissing, MissingGlyph
from tests.documents.tiny_face import tiny_face

RARE = "𠮷"


def test_words_are_checked_against_the_faces_that_the_site_prints_with(tmp_path: Path) -> None:
    tiny_face(tmp_path / "rare.ttf", "Site Rare", RARE)
    with pytest.raises(MissingGlyph):
        fit("name", RARE)
    with site_folder(tmp_path):
        assert fit("name", RARE) == RARE
        assert chosen_fonts().folder == tmp_path
    assert chosen_fonts() == default_fonts()


def test_a_folder_that_is_not_there_is_refused_when_a_face_is_wanted(tmp_path: Path) -> None:
    with site_folder(tmp_path / "none"), pytest.raises(FontFolderMissing):
        fit("name", "督查")
