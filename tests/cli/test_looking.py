"""Commands that look: what they print for programs and for people, and that they change nothing."""

import sqlite3
import time
from contextlib import closing

import pytest

from statemachine.submission import STATE_WORDS, State
from statemachine.timeliness import Timeliness
from tests.cli.ducha import Ducha, contents
from tests.cli.people import NAME, flag, hand_in, write

LOOKING = [
    ("status", "2020Q3"),
    ("submission", "list", "2020Q3"),
    ("submission", "show", NAME),
    ("history",),
    ("audit", "verify"),
    ("unit", "list"),
    ("person", "list"),
    ("deadline", "2020Q3"),
]


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
@pytest.mark.parametrize("options", [(), ("--json",)], ids=["people", "programs"])
def test_looking_changes_nothing(opened: Ducha, command: tuple[str, ...], options: tuple[str, ...]) -> None:
    before = contents(opened.home)
    opened.do(*command, *options)
    assert contents(opened.home) == before


def test_status_counts_every_unit_once_by_state_and_by_timeliness(opened: Ducha) -> None:
    write(opened)
    hand_in(opened)
    found = opened.json("status", "2020Q3")
    assert (found["quarter"], found["due_on"], found["units"]) == ("2020Q3", "2020-10-12", 30)
    assert set(found["states"]) == set(map(str, State))
    assert set(found["timeliness"]) == set(map(str, Timeliness))
    assert (found["states"]["drafted"], found["states"]["submitted"]) == (29, 1)
    assert (found["timeliness"]["pending"], found["timeliness"]["on_time"]) == (29, 1)
    assert opened.json("status", "2020Q3", as_of="2020-10-13")["timeliness"]["missing"] == 29


def test_status_speaks_both_languages(opened: Ducha) -> None:
    assert STATE_WORDS[State.DRAFTED].zh in opened.do("status", "2020Q3").out
    assert STATE_WORDS[State.DRAFTED].en in opened("status", "2020Q3", lang="en").out


def test_the_list_has_a_line_for_every_unit(opened: Ducha) -> None:
    found = opened.json("submission", "list", "2020Q3")
    assert len(found) == 30
    expected = {"name": NAME, "unit": "区工业和信息化局", "state": "drafted", "timeliness": "pending", "revision": 0}
    assert expected.items() <= next(row for row in found if row["name"] == NAME).items()
    shown = opened.do("submission", "list", "2020Q3").out
    assert all(row["unit"] in shown for row in found)


def test_a_person_of_a_unit_sees_that_unit_alone(opened: Ducha) -> None:
    found = opened.json("submission", "list", "2020Q3", "--as", "GXJ.drafter")
    assert [row["name"] for row in found] == [NAME]
    assert len(opened.json("submission", "list", "2020Q3", "--as", "office.inspector")) == 30
    opened.refused("submission", "show", "2020Q3/CZJ", "--as", "GXJ.drafter")


def test_one_submission_is_shown_whole(opened: Ducha) -> None:
    write(opened)
    hand_in(opened)
    flag(opened)
    found = opened.show(NAME)
    assert set(found) >= {
        "name", "unit", "state", "timeliness", "due_at", "submitted_at", "completed_at", "revision", "digest",
        "targets", "draft", "signatures", "flags", "events",
    }  # fmt: skip
    assert set(found["targets"]) == {"1", "2", "3", "5"}
    assert [(stamp["kind"], stamp["person"]) for stamp in found["signatures"]] == [
        ("signature", "GXJ.principal"),
        ("seal", "GXJ.seal_keeper"),
    ]
    assert {stamp["digest"] for stamp in found["signatures"]} == {found["digest"]}
    assert found["flags"][0]["items"] == [1]
    assert [event["seq"] for event in found["events"]] == list(range(1, 7))
    shown = opened.do("submission", "show", NAME).out
    for words in ("区工业和信息化局", "已完成5", "未写明截至日期", "GXJ.principal"):
        assert words in shown


def test_a_name_may_be_typed_in_small_letters(opened: Ducha) -> None:
    assert opened.json("submission", "show", "2020q3/GXJ")["name"] == NAME


def test_history_has_a_row_for_every_verb_of_the_clock(opened: Ducha) -> None:
    opened.do("escalate", "2020Q3", as_of="2020-10-13")
    newest, oldest = opened.json("history")
    assert set(newest) >= {
        "flow", "run_id", "prefect_run_id", "state", "started_at", "ended_at", "parameters", "summary",
    }  # fmt: skip
    assert (newest["flow"], oldest["flow"]) == ("escalate-late-units", "quarterly-collection")
    assert newest["run_id"] > oldest["run_id"]
    assert {run["state"] for run in (newest, oldest)} == {"completed"}
    assert {run["prefect_run_id"] for run in (newest, oldest)} == {None}
    assert oldest["parameters"].items() >= {"quarter": "2020Q3", "manual": True}.items()
    assert newest["summary"] == {"reached": 30}
    assert newest["started_at"] <= newest["ended_at"]


def test_history_is_as_long_as_asked(opened: Ducha) -> None:
    for _ in range(3):
        opened.do("period", "open", "2020Q3")
    assert len(opened.json("history", "--limit", "2")) == 2
    assert "quarterly-collection" in opened.do("history").out


def test_history_gives_the_day_that_beijing_had(opened: Ducha) -> None:
    # The clock opens a quarter half an hour after midnight, when it is still yesterday in UTC.
    with closing(sqlite3.connect(opened.home / "ducha.db")) as connection, connection:
        connection.execute("UPDATE flow_run SET started_at = '2020-09-30 16:30:00', parameters = '{\"as_of\":null}'")
    shown = opened.do("history").out
    assert "2020-10-01" in shown
    assert "2020-09-30" not in shown


def test_looking_does_not_wait_for_somebody_who_writes(opened: Ducha) -> None:
    with closing(sqlite3.connect(opened.home / "ducha.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert opened.json("status", "2020Q3")["units"] == 30
        assert time.monotonic() - began < 10
