"""Every hostile scan and picture meets its refusal, in both languages."""

from collections.abc import Callable

import pytest

from intake.picture import read_imprint
from intake.picture_refusals import PictureTooHard
from intake.scan import read_scan
from tests.intake.hostile_pictures import EVERYWHERE, IMPRINTS, SCANS, Hostile

#: Those that run against a limit are for the long proof.
QUICK_SCANS = [one for one in (*EVERYWHERE, *SCANS) if one.refusal is not PictureTooHard]


def test_the_lists_are_long_enough() -> None:
    everything = (*EVERYWHERE, *SCANS, *IMPRINTS)
    assert len(everything) >= 65
    assert len({hostile.name for hostile in everything}) == len(everything)


@pytest.mark.parametrize("hostile", QUICK_SCANS, ids=lambda hostile: hostile.name)
def test_a_hostile_scan_is_refused_with_the_right_words(hostile: Hostile) -> None:
    meets(read_scan, hostile)


@pytest.mark.parametrize("hostile", [*EVERYWHERE, *IMPRINTS], ids=lambda hostile: hostile.name)
def test_a_hostile_picture_of_a_seal_is_refused_with_the_right_words(hostile: Hostile) -> None:
    meets(read_imprint, hostile)


def meets(read: Callable[[bytes], object], hostile: Hostile) -> None:
    with pytest.raises(hostile.refusal) as caught:
        read(hostile.data())
    assert type(caught.value) is hostile.refusal
    assert caught.value.sentence("zh").endswith("。")
    assert caught.value.sentence("en").endswith(".")
