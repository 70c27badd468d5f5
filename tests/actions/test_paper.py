"""The paper in the clerk's hand, by whatever was typed or scanned: taken, or refused with what it is instead."""

import pytest

from actions.paper import code_of, name_in
from actions.paper_refusals import (
    CodeWithoutName,
    NoPaperCode,
    PaperOfAnother,
    PaperSuperseded,
    ScanOfSeveral,
    ScanWithoutCode,
)
from actions.refusals import PaperWrong
from actions.review import answer, reopen
from actions.submit import receive_paper
from intake.scan import Scan
from statemachine.code import SHORT, Code
from statemachine.submission import State
from tests.actions.test_submit import digest
from tests.quarter import Home, Scene, at

NOW = at("2020-10-12")


def code(scene: Scene, unit: str, revision: int = 1) -> Code:
    return Code("2020Q3", unit, revision, digest(scene, unit))


def take(scene: Scene, unit: str, typed: str) -> bool:
    return receive_paper(scene.session, scene.submission(unit), typed, scene.person("office.clerk"), NOW)


def test_the_whole_code_is_taken_as_a_hand_scanner_types_it(home: Home) -> None:
    with home.act() as scene:
        typed = []
        for unit in ("GXJ", "FGJ", "ZRJ"):
            scene.bring(unit, State.SEALED)
            typed.append(code(scene, unit).text)
        assert take(scene, "GXJ", typed[0]) is True
        assert take(scene, "GXJ", f"{typed[0]}\r\n") is False
        assert take(scene, "FGJ", typed[1].lower()) is True
        assert take(scene, "ZRJ", " ".join(typed[2])) is True


def test_the_paper_of_another_unit_or_quarter_is_named(home: Home) -> None:
    with home.act() as scene:
        for unit in ("GXJ", "FGJ"):
            scene.bring(unit, State.SEALED)
        theirs, mine = code(scene, "FGJ"), code(scene, "GXJ")
        for typed in (theirs.text, theirs.short, theirs.digest):
            with pytest.raises(PaperOfAnother, match="2020Q3/FGJ, revision 1, not 2020Q3/GXJ"):
                take(scene, "GXJ", typed)
        with pytest.raises(PaperOfAnother, match="2020Q2/GXJ"):
            take(scene, "GXJ", Code("2020Q2", "GXJ", 1, mine.digest).text)


def test_an_earlier_revision_is_told_with_the_one_that_counts(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.FLAGGED)
        old = code(scene, "GXJ")
        reopen(scene.session, found, scene.person("office.reviewer"), at("2020-10-14"), "请补充")
        answer(scene.session, found, 1, "已补充", scene.person("GXJ.drafter"), at("2020-10-15"))
        scene.carry(scene.draft("GXJ", "2020-10-15", "（演示）更正"), "GXJ", State.SEALED, "2020-10-15")
        new = code(scene, "GXJ", 2)
        for typed in (old.text, old.short):
            with pytest.raises(PaperSuperseded) as caught:
                take(scene, "GXJ", typed)
            words = caught.value.sentence("zh")
            assert f"第 1 版（{old.short}），现行的是第 2 版（{new.short}）" in words
        with pytest.raises(PaperWrong) as wrong:
            take(scene, "GXJ", Code("2020Q3", "GXJ", 2, "0" * 64).text)
        assert type(wrong.value) is PaperWrong
        assert take(scene, "GXJ", new.text) is True


def test_what_is_no_code_is_said_to_be_none(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SEALED)
        right = code(scene, "GXJ")
        strange = (
            "",
            "12345678-",
            right.short[:-1],
            f"{right.digest}0",
            right.text[:-1],
            "=1+1",
            "％_",
            "x" * 9999,
            "\x1b[2J",
        )
        for typed in strange:
            with pytest.raises(NoPaperCode) as caught:
                take(scene, "GXJ", typed)
            assert len(caught.value.sentence("zh")) < 150
            assert caught.value.sentence("zh").isprintable()


def test_a_code_names_its_report_and_eight_digits_do_not() -> None:
    whole = Code("2020Q3", "GXJ", 1, "ab" * 32)
    assert name_in(whole.text) == "2020Q3/GXJ"
    with pytest.raises(CodeWithoutName):
        name_in("ab" * (SHORT // 2))
    with pytest.raises(NoPaperCode):
        name_in("GXJ")


def test_a_scan_is_of_one_report() -> None:
    one, two = Code("2020Q3", "GXJ", 1, "ab" * 32), Code("2020Q3", "GXJ", 2, "cd" * 32)
    assert code_of(Scan("application/pdf", "pdf", 3, ("https://example.com", one.text, f" {one.text}"))) == one
    with pytest.raises(ScanOfSeveral, match=r"2020Q3/GXJ r1、2020Q3/GXJ r2"):
        code_of(Scan("application/pdf", "pdf", 3, (one.text, two.text)))
    for codes in ((), ("https://example.com",)):
        with pytest.raises(ScanWithoutCode, match="3 pages"):
            code_of(Scan("application/pdf", "pdf", 3, codes))
