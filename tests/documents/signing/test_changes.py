"""In what a copy differs: bytes first, then the lines of its pages."""

import pytest

from documents import Fonts
from documents.report import prepared
from documents.signing import Changes, changes
from tests.documents.report.sample import entry, report
from tests.documents.signing.moments import encrypted, flipped


def test_the_same_file_has_no_changes(sealed: bytes) -> None:
    assert changes(sealed, sealed) == Changes(None, 0, 0, (), True)


def test_one_changed_byte_is_named_by_its_offset(sealed: bytes) -> None:
    found = changes(sealed, flipped(sealed, 12))
    assert (found.first, found.differing, found.appended) == (12, 1, 0)


def test_what_was_added_or_cut_off_is_counted(sealed: bytes) -> None:
    longer = changes(sealed, sealed + b"% more\n")
    assert (longer.first, longer.differing, longer.appended, longer.pages) == (len(sealed), 0, 7, ())
    shorter = changes(sealed, sealed[:-10])
    assert (shorter.first, shorter.differing, shorter.appended) == (len(sealed) - 10, 10, -10)


def test_changed_words_are_shown_by_page_and_line(plain: bytes, fonts: Fonts) -> None:
    other = prepared(report(entries=[report()["entries"][0], entry(7, issues="没有问题。")]), fonts)
    found = changes(plain, other)
    (page,) = found.pages
    assert page.number == 2
    assert [line.rpartition("。")[0].rpartition("。")[2] for line in page.gone] == ["部分地块拆迁进度偏慢"]
    assert [line.rpartition("。")[0].rpartition("。")[2] for line in page.came] == ["没有问题"]


@pytest.mark.parametrize("copy", [b"", b"junk", b"%PDF-1.7\n" + b"[" * 100_000])
def test_a_hostile_copy_is_only_unreadable(sealed: bytes, copy: bytes) -> None:
    found = changes(sealed, copy)
    assert not found.readable
    assert found.pages == ()


def test_an_encrypted_copy_cannot_be_read(plain: bytes) -> None:
    assert not changes(plain, encrypted(plain)).readable
