"""Correcting a notice in force: one event with everything, older words kept, nothing answered lost."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from actions.acknowledge import acknowledge
from actions.amendment import Corrected, correct, edit_task
from actions.figure_refusals import TaskUnknown
from actions.indicators import confirm
from actions.notice import import_notice
from actions.notice_refusals import FormsFixed, NoticeDiffers, TaskAnswered, TasksUnled, UnitsDiffer
from actions.refusals import WordsMissing
from bilingual import Text
from intake import Notice, Task, UnitList, Warning
from intake.units import UnitRow
from models import AuditEvent, KeyTask
from reports.figures import confirmed_up_to
from reports.offices import the_unit
from reports.verification import verify_all
from reports.wording import wording
from statemachine.actor import console
from statemachine.authority import NotYourDuty
from statemachine.campaign import ELECTRONIC, CampaignRules
from statemachine.submission import State
from tests.figures import FIGURES, OTHERS
from tests.quarter import Home, Scene, at, sample

WHEN = at("2020-10-09")


def corrected(*tasks: Task, without: tuple[int, ...] = (), **fields: Any) -> Notice:
    """The sample's notice with other ``tasks`` in the places of their numbers."""
    notice, _ = sample()
    own = {task.seq: task for task in notice.tasks if task.seq not in without} | {task.seq: task for task in tasks}
    return replace(notice, digest="1" * 64, tasks=tuple(own[seq] for seq in sorted(own)), **fields)


def other_units(*rows: UnitRow, **parts: tuple[int, ...]) -> UnitList:
    """The sample's units with ``rows`` more, and other lead tasks for those in ``parts``."""
    _, units = sample()
    own = [row._replace(lead=parts[row.code]) if row.code in parts else row for row in units.units]
    return replace(units, digest="2" * 64, units=(*own, *rows))


def task(seq: int) -> Task:
    return next(one for one in sample()[0].tasks if one.seq == seq)


def apply(scene: Scene, notice: Notice, units: UnitList | None = None, who: str = "office.clerk") -> Corrected:
    actor = scene.person(who)
    return correct(scene.session, scene.campaign, notice, units or sample()[1], "（演示）来文更正", actor, WHEN)


def last(scene: Scene) -> tuple[str, dict[str, Any]]:
    asked = select(AuditEvent).where(AuditEvent.subject == scene.campaign.subject).order_by(AuditEvent.seq.desc())
    event = scene.session.scalars(asked.limit(1)).one()
    return event.action, json.loads(event.payload)


def told(refused: NoticeDiffers | UnitsDiffer) -> list[tuple[int | None, str]]:
    """The places that a refusal says differ."""
    return [(one.seq, one.field) for one in refused.changes]


SECOND = replace(task(2), targets=task(2).targets | {"2020Q3": "重点技改项目投资力争达到58亿元。投资完成率70%以上。"})


def test_what_differs_is_told_before_anything_is_written(home: Home) -> None:
    notice = corrected(SECOND, title="更正后的通知", warnings=(Warning("x", None, Text("核对", "compare")),))
    with home.act() as scene:
        before = wording(scene.session, scene.campaign)
        with pytest.raises(NoticeDiffers) as caught:
            import_notice(scene.session, scene.office, notice, other_units(GXJ=(1,)), console("tester"), WHEN)
        assert told(caught.value) == [
            (None, "title"), (None, "warnings"), (2, "2020Q3"), (2, "lead")
        ]  # fmt: skip
        assert "（4 处）" in caught.value.sentence("zh")
        with pytest.raises(UnitsDiffer) as caught_too:
            import_notice(scene.session, scene.office, sample()[0], other_units(GXJ=(1,)), console("tester"), WHEN)
        assert told(caught_too.value) == [(2, "lead")]
        assert wording(scene.session, scene.campaign) == before
        assert last(scene)[0] == "import"


def test_a_correction_is_one_event_with_every_word_before_and_after(home: Home) -> None:
    new = UnitRow("NEW", "区新局", "新局", "部门", (16,), (2,), "")
    sixteenth = Task(16, "（演示）补录的任务", {"2020Q4": "（演示）完成"})
    with home.act() as scene:
        before = wording(scene.session, scene.campaign)
        digest = scene.campaign.source_digest
        made = apply(scene, corrected(SECOND, sixteenth, declared_tasks=17), other_units(new)).changes
    with home.look() as scene:
        action, said = last(scene)
        assert (action, said["notice"], said["units"], said["reason"]) == (
            "amend",
            "1" * 64,
            "2" * 64,
            "（演示）来文更正",
        )
        assert said["changes"] == [one._asdict() for one in made]
        assert [(one["seq"], one["field"]) for one in said["changes"]] == [
            (None, "declared_tasks"), (2, "2020Q3"), (2, "supporting"),
            (16, "annual"), (16, "2020Q4"), (16, "lead"),
        ]  # fmt: skip
        assert said["created"]["units"] == [["NEW", "区新局", "新局", "部门"]]
        assert (scene.campaign.source_digest, scene.campaign.declared_tasks) == ("1" * 64, 17)
        now = wording(scene.session, scene.campaign)
        assert now[2]["2020Q3"] == SECOND.targets["2020Q3"]
        assert now[16] == {"annual": "（演示）补录的任务", "2020Q4": "（演示）完成", "lead": ["NEW"]}
        assert wording(scene.session, scene.campaign, head=1) == before
        assert digest == sample()[0].digest
        assert scene.person("NEW.drafter").units == {"NEW"}
        assert verify_all(scene.session).ok


def test_the_corrected_file_twice_changes_nothing_and_the_old_one_is_another_correction(home: Home) -> None:
    notice, (old, units) = corrected(SECOND), sample()
    with home.act() as scene:
        apply(scene, notice)
        again = import_notice(scene.session, scene.office, notice, units, console("tester"), WHEN)
        assert again == (scene.campaign, False)
        with pytest.raises(NoticeDiffers):
            import_notice(scene.session, scene.office, old, units, console("tester"), WHEN)
        assert last(scene)[1]["changes"][0]["seq"] == 2
        apply(scene, old)
        assert wording(scene.session, scene.campaign) == wording(scene.session, scene.campaign, head=1)
        assert verify_all(scene.session).ok


def test_a_task_that_vanishes_goes_with_all_that_hangs_on_it_and_may_come_back(home: Home) -> None:
    with home.act() as scene:
        session, campaign = scene.session, scene.campaign
        unit = the_unit(session, scene.office, "GXJ")
        acknowledge(session, campaign, unit, "分管负责人", "专班", scene.person("GXJ.principal"), WHEN)
        confirm(session, campaign, {1: FIGURES, 2: OTHERS}, scene.person("office.clerk"), WHEN)
        fewer = other_units(GXJ=(1,))
        fewer = replace(
            fewer, units=tuple(r._replace(lead=_but(r.lead, 2), supporting=_but(r.supporting, 2)) for r in fewer.units)
        )
        found = apply(scene, corrected(without=(2,)), fewer)
        assert [(one.seq, one.number) for one in found.dropped] == [(2, 1), (2, 2), (2, 3)]
        assert session.scalar(select(KeyTask).where(KeyTask.seq == 2)) is None
        assert verify_all(session).ok
        apply(scene, *sample())
        assert verify_all(session).ok
        assert sorted(confirmed_up_to(session, campaign, campaign.seq)) == [1]
        assert sorted(confirmed_up_to(session, campaign, 3)) == [1, 2]
        assert acknowledge(session, campaign, unit, "分管负责人", "再次签收", scene.person("GXJ.principal"), WHEN) == [
            2
        ]
        confirm(session, campaign, {2: OTHERS[:1]}, scene.person("office.clerk"), WHEN)
        assert last(scene)[1]["tasks"][0]["figures"][0]["number"] == 4
        session.flush()
        assert verify_all(session).ok


def _but(seqs: tuple[int, ...], without: int) -> tuple[int, ...]:
    return tuple(seq for seq in seqs if seq != without)


def test_what_reports_answer_does_not_vanish(home: Home) -> None:
    fewer = replace(task(2), targets={"2020Q4": task(2).targets["2020Q4"]})
    with home.act() as scene:
        scene.draft("GXJ")
        with pytest.raises(TaskAnswered) as caught:
            apply(scene, corrected(fewer))
        assert "第 2 项任务的2020Q3目标" in caught.value.sentence("zh")
        assert "2020Q3/GXJ" in caught.value.sentence("zh")
        scene.bring("GXJ", State.SIGNED)
        with pytest.raises(TaskAnswered):
            apply(scene, corrected(fewer))
        with pytest.raises(TaskAnswered):
            edit_task(scene.session, scene.campaign, 2, {"2020Q3": ""}, "因", scene.person("office.clerk"), WHEN)
        later = replace(task(2), targets={"2020Q3": task(2).targets["2020Q3"]})
        assert [one.field for one in apply(scene, corrected(later)).changes] == ["2020Q4"]


def test_old_revisions_keep_their_words(home: Home) -> None:
    with home.act() as scene:
        signed = scene.bring("GXJ", State.SIGNED)
        apply(scene, corrected(SECOND))
        assert signed.state is State.SIGNED
        scene.session.flush()
        assert verify_all(scene.session).ok


def test_one_task_is_edited_by_hand_and_importing_the_same_file_leaves_that_alone(home: Home) -> None:
    notice, units = sample()
    with home.act() as scene:
        session, campaign, clerk = scene.session, scene.campaign, scene.person("office.clerk")
        confirm(session, campaign, {2: OTHERS}, clerk, WHEN)
        cells = {"2020Q3": SECOND.targets["2020Q3"]}
        found = edit_task(session, campaign, 2, cells, "（演示）来电更正", clerk, WHEN)
        assert [(one.seq, one.field) for one in found.changes] == [(2, "2020Q3")]
        assert [(one.number, one.stale) for one in found.stale] == [(2, True)]
        action, said = last(scene)
        assert (action, said["reason"], "notice" in said) == ("amend", "（演示）来电更正", False)
        assert edit_task(session, campaign, 2, cells, "（演示）再说一次", clerk, WHEN).changes == []
        assert last(scene)[1] == said
        assert import_notice(session, scene.office, notice, units, clerk, WHEN) == (campaign, False)
        assert wording(session, campaign)[2]["2020Q3"] == SECOND.targets["2020Q3"]
        with pytest.raises(UnitsDiffer) as caught_too:
            import_notice(session, scene.office, notice, other_units(GXJ=(1,)), clerk, WHEN)
        assert told(caught_too.value) == [(2, "lead")]
        session.flush()
        assert verify_all(session).ok


def test_the_time_limit_changes_for_later_quarters_and_the_forms_only_before_the_first(home: Home) -> None:
    with home.act() as scene:
        apply(scene, corrected(due_working_days=5))
        rules = CampaignRules.from_json(scene.campaign.rules)
        assert rules == replace(CampaignRules(), due_working_days=5)
        assert last(scene)[1]["rules"] == scene.campaign.rules
        with pytest.raises(FormsFixed, match="the paper copy, the electronic copy to the electronic copy"):
            apply(scene, replace(corrected(forms=(ELECTRONIC,), due_working_days=5), digest="3" * 64))
        scene.session.flush()
        assert verify_all(scene.session).ok


def test_who_may_and_what_is_refused(home: Home) -> None:
    with home.act() as scene:
        before = wording(scene.session, scene.campaign)
        for stranger in ("office.reviewer", "GXJ.principal"):
            with pytest.raises(NotYourDuty):
                apply(scene, corrected(SECOND), who=stranger)
        with pytest.raises(TasksUnled, match="1"):
            apply(scene, corrected(SECOND), other_units(GXJ=()))
        clerk = scene.person("office.clerk")
        with pytest.raises(TaskUnknown, match="17"):
            edit_task(scene.session, scene.campaign, 17, {"annual": "新"}, "因", clerk, WHEN)
        for cells, reason in (({"annual": " "}, "因"), ({"annual": "新"}, " ")):
            with pytest.raises(WordsMissing):
                edit_task(scene.session, scene.campaign, 2, cells, reason, clerk, WHEN)
        assert wording(scene.session, scene.campaign) == before
        assert last(scene)[0] == "import"
