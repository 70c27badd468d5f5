"""A circular is rebuilt as it was, whatever was corrected in the notice since then."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select, text

from actions.amendment import correct, edit_task
from actions.indicators import confirm
from models import Checkpoint
from reports.circular import circular_content
from reports.circular.anchor import anchored, here
from reports.replay import replay
from reports.verification import verify_all
from tests.figures import OTHERS
from tests.quarter import CALENDAR, Home, Scene, at, sample
from tests.reports.forgery import wide_open
from tests.reports.tampering import verified
from tests.reports.worked_quarter import FROZEN

WHEN = at("2020-11-02")


def amend(scene: Scene) -> None:
    """Everything at once: words, targets, units, a task less, title and label; then one task by hand."""
    notice, units = sample()
    changed = replace(
        notice.tasks[1], annual="（演示）另一项", targets=notice.tasks[1].targets | {"2020Q3": "（演示）另一目标"}
    )
    fewer = replace(notice.tasks[-1], targets={"2020Q3": notice.tasks[-1].targets["2020Q3"]})
    tasks = (notice.tasks[0], changed, *notice.tasks[2:-1], fewer)
    other = replace(notice, digest="1" * 64, title="（演示）更正后的通知", declared_tasks=18, warnings=(), tasks=tasks)
    rows = [row._replace(lead=(1,), supporting=(2, 3)) if row.code == "GXJ" else row for row in units.units]
    rows[-1] = rows[-1]._replace(supporting=(*rows[-1].supporting, 2))
    clerk = scene.person("office.clerk")
    listed = replace(units, digest="2" * 64, label="演示：另一张表", units=tuple(rows))
    correct(scene.session, scene.campaign, other, listed, "（演示）来文更正", clerk, WHEN)
    edit_task(scene.session, scene.campaign, 2, {"annual": "（演示）又一项"}, "（演示）来电更正", clerk, WHEN)


def content(scene: Scene, anchor: Any) -> dict[str, Any]:
    return circular_content(
        scene.session, scene.office, scene.campaign, scene.period, CALENDAR, FROZEN, 1, anchor
    )  # fmt: skip


def test_a_circular_replays_identically_after_the_notice_was_corrected(quarter: Home) -> None:
    with quarter.act() as scene:
        before = content(scene, here(scene.session))
        # What is confirmed after the circular was frozen is no part of it either.
        confirm(scene.session, scene.campaign, {2: OTHERS}, scene.person("office.clerk"), WHEN)
        assert "figures" in content(scene, here(scene.session))
        amend(scene)
        scene.session.flush()
        found = replay(scene.session, scene.office, scene.campaign, scene.period, CALENDAR)
        assert found.edition is not None
        assert (found.differing, found.content) == ([], found.edition.content)
        assert verify_all(scene.session).ok
        now = content(scene, here(scene.session))
        assert now["title"] != before["title"]
        second = next(one for one in now["tasks"] if one["seq"] == 2)
        assert (second["annual"], second["target"]) == ("（演示）又一项", "（演示）另一目标")
        assert second["lead"] == ["区发展和改革局"]
        assert "区工业和信息化局" in second["supporting"]
        assert now["label"] == "演示：另一张表"
        newest = scene.session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).one()
        then = content(scene, anchored(scene.session, newest))
        assert {k: v for k, v in then.items() if k != "standing"} == {
            k: v for k, v in before.items() if k != "standing"
        }  # fmt: skip
        scene.session.rollback()


CHANGED = [
    "UPDATE key_task SET annual = '甲' WHERE seq = 2",
    "UPDATE quarter_target SET text = '' WHERE id = (SELECT max(id) FROM quarter_target)",
    "DELETE FROM assignment WHERE id = (SELECT max(id) FROM assignment)",
    "UPDATE campaign SET title = '关于对2020年二十大重点工作实行精准督查的通知'",
    "UPDATE campaign SET source_digest = '" + sample()[0].digest + "'",
]


def test_what_a_correction_says_is_what_the_rows_are_held_against(quarter: Home) -> None:
    with wide_open(quarter) as scene:
        amend(scene)
        scene.session.flush()
        assert verified(scene) == []
        for change in CHANGED:
            with scene.session.begin_nested() as inner:
                scene.session.execute(text(change))
                assert {one.subject for one in verified(scene)} == {scene.campaign.subject}, change
                inner.rollback()
