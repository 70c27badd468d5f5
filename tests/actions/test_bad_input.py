"""Bad input is refused with a sentence, on both engines alike, and never kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from actions.acknowledge import acknowledge
from actions.draft import write_draft
from actions.notice import import_notice
from actions.notice_refusals import UnitsDiffer
from actions.publish import publish
from actions.refusals import (
    DraftUnreadable,
    FlagUnknown,
    WordsMissing,
    WordsTooLong,
)
from actions.review import answer, flag
from actions.words import NAME, SHORT
from bilingual import Refused
from documents import default_fonts
from documents.refusals import UnknownForm, UnprintableCharacter
from models import Draft, Flag
from reports.offices import the_unit
from statemachine.actor import console
from statemachine.submission import State
from tests.quarter import Home, at, sample

WORDS: Mapping[str, Any] = {"category": "数字不清", "text": "未写明", "items": (1,), "correct_by": date(2020, 10, 20)}


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"category": "类" * (SHORT + 1)}, WordsTooLong),
        ({"text": "a\0b"}, UnprintableCharacter),
        ({"text": "a\udc80"}, UnprintableCharacter),
        ({"text": "缺\u200b佐证"}, UnprintableCharacter),
    ],
)
def test_a_flag_that_no_column_takes_or_no_page_carries_is_refused(
    home: Home, more: dict[str, str], kind: type[Refused]
) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SUBMITTED)
        with pytest.raises(kind):
            flag(scene.session, found, scene.person("office.inspector"), at("2020-10-13"), **{**WORDS, **more})
        assert found.state is State.SUBMITTED
        assert scene.session.scalars(select(Flag)).all() == []


def test_a_responsible_post_is_named_within_its_column(home: Home) -> None:
    with home.act() as scene:
        gxj, principal, when = (
            the_unit(scene.session, scene.office, "GXJ"),
            scene.person("GXJ.principal"),
            at("2020-10-09"),
        )
        wrong: list[tuple[str, str, type[Refused]]] = [
            ("岗" * (NAME + 1), "措施", WordsTooLong), ("", "措施", WordsMissing), ("分管领导", "　", WordsMissing),
            ("a\0", "措施", UnprintableCharacter), ("分管领导", "\udc80", UnprintableCharacter),
        ]  # fmt: skip
        for who, measures, kind in wrong:
            with pytest.raises(kind):
                acknowledge(scene.session, scene.campaign, gxj, who, measures, principal, when)
        assert acknowledge(scene.session, scene.campaign, gxj, "岗" * NAME, "措施", principal, when)


def test_a_blank_answer_is_called_blank_and_an_unknown_number_unknown(home: Home) -> None:
    with home.act() as scene:
        found, drafter = scene.bring("GXJ", State.FLAGGED), scene.person("GXJ.drafter")
        with pytest.raises(WordsMissing):
            answer(scene.session, found, 1, " ", drafter, at("2020-10-14"))
        for number in (0, 2):
            with pytest.raises(FlagUnknown):
                answer(scene.session, found, number, "已更正", drafter, at("2020-10-14"))


@pytest.mark.parametrize("task", ["011", "0", "-1", "١", "1 ", "", "9" * 5000])
def test_task_numbers_are_normal(home: Home, task: str) -> None:
    with home.act() as scene:
        content = {"entries": {task: {"progress": "x"}}}
        with pytest.raises(DraftUnreadable):
            write_draft(
                scene.session, scene.submission("GXJ"), content, scene.person("GXJ.drafter"), at("2020-10-09")
            )  # fmt: skip
        assert scene.session.scalars(select(Draft)).all() == []


def test_another_unit_list_with_the_same_notice_is_not_swallowed(home: Home) -> None:
    notice, units = sample()
    other = replace(units, units=units.units[:-1], digest="0" * 64)
    with home.act() as scene:
        with pytest.raises(UnitsDiffer):
            import_notice(scene.session, scene.office, notice, other, console("tester"), at("2020-12-01"))
        _, new = import_notice(scene.session, scene.office, notice, units, console("tester"), at("2020-12-01"))
        assert not new


def test_a_form_that_is_not_known_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownForm, match="odt"):
        publish('{"schema":"ducha.circular/1"}', tmp_path / "out", default_fonts(), ("odt",))
    assert list(tmp_path.iterdir()) == []
