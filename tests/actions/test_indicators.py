"""Confirming figures: an event with the whole list, numbers that stay, and nothing the notice does not say."""

import json

import pytest
from sqlalchemy import select, update

from actions.figure_refusals import FigureTwice, FigureUnfit, TaskUnknown
from actions.indicators import confirm
from documents.refusals import MissingGlyph
from models import AuditEvent, QuarterTarget
from reports.figures import confirmed_figures, to_confirm_again
from reports.verification import verify_all
from statemachine.actor import console
from statemachine.figure import Figure, confirmed
from tests.figures import FIGURES, OTHERS
from tests.quarter import Home, Scene, at

WHEN = at("2020-08-13")


def events(scene: Scene) -> list[AuditEvent]:
    asked = select(AuditEvent).where(AuditEvent.subject == scene.campaign.subject, AuditEvent.seq > 1)
    return list(scene.session.scalars(asked.order_by(AuditEvent.seq)))


def kept(scene: Scene) -> list[tuple[int, int, Figure]]:
    return [(one.seq, one.number, one.figure) for one in confirmed_figures(scene.session, scene.campaign)]


def do(scene: Scene, figures: dict[int, list[Figure]], who: str | None = "office.clerk") -> bool:
    actor = scene.person(who) if who else console("tester")
    return confirm(scene.session, scene.campaign, figures, actor, WHEN)


def test_what_is_confirmed_is_kept_and_the_ledger_says_all_of_it(home: Home) -> None:
    with home.act() as scene:
        assert do(scene, {2: OTHERS, 1: FIGURES})
    with home.look() as scene:
        assert kept(scene) == [(1, n, f) for n, f in enumerate(FIGURES, 1)] + [
            (2, n, f) for n, f in enumerate(OTHERS, 1)
        ]
        (event,) = events(scene)
        assert (event.action, event.actor, event.role) == ("confirm_figures", "office.clerk", "clerk")
        said = confirmed([{"action": event.action, "payload": json.loads(event.payload)}])
        assert said == {1: dict(enumerate(FIGURES, 1)), 2: dict(enumerate(OTHERS, 1))}
        assert verify_all(scene.session).ok


def test_the_same_again_in_any_order_changes_nothing(home: Home) -> None:
    with home.act() as scene:
        do(scene, {1: FIGURES, 2: []})
        before = events(scene)
        assert not do(scene, {1: FIGURES[::-1]}, "office.director")
        assert not do(scene, {2: []})
        assert not do(scene, {})
        assert events(scene) == before
        said = [json.loads(one.payload)["tasks"] for one in before]
        assert [[(one["task"], len(one["figures"])) for one in tasks] for tasks in said] == [[(1, 3), (2, 0)]]


def test_an_edit_is_one_more_event_and_no_number_comes_to_mean_another_figure(home: Home) -> None:
    with home.act() as scene:
        do(scene, {1: FIGURES, 2: OTHERS})
        do(scene, {1: FIGURES[:1]})
        do(scene, {1: [FIGURES[2], FIGURES[0]._replace(value="521", text="520家")]})
        assert [row[:2] for row in kept(scene)] == [(1, 1), (1, 4), (2, 1), (2, 2), (2, 3)]
        assert kept(scene)[0][2].value == "521"
        assert [event.action for event in events(scene)] == ["confirm_figures"] * 3
        scene.session.flush()
        assert verify_all(scene.session).ok


def test_the_console_may_as_it_may_import_and_the_ledger_says_so(home: Home) -> None:
    with home.act() as scene:
        assert do(scene, {1: FIGURES}, None)
        (event,) = events(scene)
        assert (event.actor, event.role, event.os_account) == ("console", None, "tester")


def test_what_the_notice_does_not_say_is_refused_and_nothing_is_written(home: Home) -> None:
    one = FIGURES[0]
    with home.act() as scene:
        for figures, kind, words in (
            ({17: FIGURES}, TaskUnknown, "没有第 17 项任务"),
            ({1: [*FIGURES, one._replace(text="521家")]}, FigureUnfit, "第 1 项任务的第 4 个指标的原文“521家”"),
            ({1: FIGURES, 2: [one]}, FigureUnfit, "第 2 项任务的第 1 个指标"),
            ({1: [one, FIGURES[1], one]}, FigureTwice, "第 3 个指标与第 1 个完全相同"),
        ):
            with pytest.raises(kind) as caught:
                do(scene, figures)
            assert words in caught.value.sentence("zh")
        with pytest.raises(MissingGlyph):
            do(scene, {1: [one._replace(name="上云企业\U0001f600")]})
        assert (kept(scene), events(scene)) == ([], [])


def test_a_figure_whose_words_no_longer_stand_in_its_cell_is_to_be_confirmed_again(home: Home) -> None:
    with home.act() as scene:
        do(scene, {1: FIGURES, 2: OTHERS})
        changed = QuarterTarget.text.like("%力争达到56亿元%")
        scene.session.execute(update(QuarterTarget).where(changed).values(text="投资力争达到58亿元，完成率70%以上"))
        found = confirmed_figures(scene.session, scene.campaign)
        assert len(found) == 6
        assert [(one.seq, one.number) for one in to_confirm_again(found)] == [(2, 2)]
