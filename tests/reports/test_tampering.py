"""Every stored column inside the ledger is held against it; one of each here, all of them in tests/prove."""

from itertools import zip_longest

from sqlalchemy import Table, delete, text

from reports.ledger import Break
from reports.verification import verify_all
from tests.quarter import Home, Scene
from tests.reports.forgery import rechained, wide_open
from tests.reports.tampering import (
    INSIDE,
    OUTSIDE_COLUMNS,
    Change,
    changes,
    eventful,
    found_after,
    owner,
    owners,
    possible,
    stored,
    verified,
)

PERIOD = "period:main/临政字〔2020〕112号/2020Q3"
CAMPAIGN = "campaign:main/临政字〔2020〕112号"
GXJ = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"


#: Tables whose differences are told by table and column, so that one look can find a change in each of them.
TOLD = {
    "flag", "escalation", "signature", "receipt", "extension", "key_task", "quarter_target", "assignment", "indicator",
    "unit_name", "unit_end", "role_grant", "delegation", "certificate", "imprint",
}  # fmt: skip


def test_every_stored_column_inside_the_ledger_is_held_against_it(quarter: Home) -> None:
    with eventful(quarter) as scene:
        assert verified(scene) == []
        known, told = owners(scene), []
        for table in INSIDE:
            found = one_of_each(scene, table)
            told += [found] if table.name in TOLD else []
            for change in found if table.name not in TOLD else ():
                subject = owner(table, change.row, known)
                assert any(one.subject.startswith(subject) for one in found_after(scene, change) or ()), str(change)
        assert len(told) == len(TOLD)
        for turn in zip_longest(*told):
            together = [change for change in turn if change]
            spoken = [(one.subject, one.why.zh) for one in found_after(scene, *together) or ()]
            for change in together:
                subject, words = owner(change.table, change.row, known), f"“{change.table.name}"
                assert any(
                    who.startswith(subject) and why.startswith((f"{words}.", f"{words}”")) for who, why in spoken
                ), str(change)
        assert verified(scene) == []


def one_of_each(scene: Scene, table: Table) -> list[Change]:
    """For each column that the ledger covers a change, in a row in the middle, that the database lets pass."""
    rows = stored(scene, table)
    found: dict[str, Change] = {}
    for change in changes(table, rows, rows[len(rows) // 2]):
        name = change.column.name
        if name not in found and (table.name, name) not in OUTSIDE_COLUMNS and possible(scene, change):
            found[name] = change
    assert set(found) == {c.name for c in table.c if (table.name, c.name) not in OUTSIDE_COLUMNS}, table.name
    return list(found.values())


def test_a_row_that_was_made_away_with_is_missed_in_every_table(quarter: Home) -> None:
    with eventful(quarter) as scene:
        for table in INSIDE:
            rows = stored(scene, table)
            row = rows[len(rows) // 2]
            with scene.session.begin_nested() as inner:
                scene.session.execute(delete(table).where(*(key == row[key.name] for key in table.primary_key)))
                assert verified(scene) != [], (table.name, row)
                inner.rollback()


def after(scene: Scene, statement: str, **values: object) -> list[Break]:
    with scene.session.begin_nested() as inner:
        assert scene.session.execute(text(statement), values).rowcount  # type: ignore[attr-defined]
        found = verified(scene)
        inner.rollback()
    return found


UNREADABLE = [
    ("UPDATE period SET due_trace = '{}'", PERIOD),
    ("UPDATE period SET due_trace = ''", PERIOD),
    ("UPDATE period SET campaign_id = 4711", PERIOD),
    ("UPDATE campaign SET rules = 'x'", CAMPAIGN),
    ("UPDATE campaign SET rules = '[]'", CAMPAIGN),
    ("UPDATE campaign SET rules = '{\"forms\": 1}'", CAMPAIGN),
    ("UPDATE campaign SET warnings = '{'", CAMPAIGN),
    (f"UPDATE submission SET state = 'lost' WHERE subject = '{GXJ}'", GXJ),
    (f"UPDATE submission SET unit_id = 4711 WHERE subject = '{GXJ}'", GXJ),
    ("UPDATE circular_edition SET versions = 'null'", PERIOD),
    ("UPDATE flag SET items = '('", "submission:"),
    ("UPDATE flag SET status = ''", "submission:"),
    ("UPDATE flag SET submission_id = 4711", "submission:"),
    ("UPDATE escalation SET kind = 'x' WHERE id = (SELECT min(id) FROM escalation)", "submission:"),
    ("UPDATE role_grant SET role = 'emperor' WHERE id = (SELECT min(id) FROM role_grant)", "roster:"),
    ("UPDATE indicator SET task_id = 4711 WHERE id = (SELECT min(id) FROM indicator)", CAMPAIGN),
    ("UPDATE indicator SET value = ''", CAMPAIGN),
    ("UPDATE assignment SET task_id = 4711 WHERE id = (SELECT min(id) FROM assignment)", CAMPAIGN),
    ("DELETE FROM roster", "roster:"),
    ("DELETE FROM office", "roster:"),
]
SENSELESS = [
    (PERIOD, "freeze", "x"),
    (PERIOD, "freeze", "{}"),
    (PERIOD, "open", "[]"),
    (PERIOD, "open", '{"due_at":1,"calendar":null}'),
    (CAMPAIGN, "import", "null"),
    (CAMPAIGN, "acknowledge", "{}"),
    (CAMPAIGN, "amend", "{}"),
    (CAMPAIGN, "amend", '{"changes":[{"seq":1,"field":"annual","before":"甲"}]}'),
    (CAMPAIGN, "amend", '{"changes":[{"seq":1,"field":"lead","before":1,"after":2}]}'),
    (CAMPAIGN, "confirm_figures", "{}"),
    (CAMPAIGN, "confirm_figures", '{"tasks":[{"task":1,"figures":[{"number":1}]}]}'),
    (CAMPAIGN, "confirm_figures", '{"tasks":[{"task":[],"figures":[]}]}'),
    (CAMPAIGN, "acknowledge", '{"tasks":1,"unit":2,"responsible":3,"measures":4}'),
    ("roster:main", "open", '{"grants":[1],"people":""}'),
    ("roster:main", "delegate", "{}"),
    ("roster:main", "rename_unit", '{"unit":[]}'),
    (GXJ, "open", '"x"'),
    (GXJ, "sign", '{"revision":"one"}'),
    (GXJ, "review", '{"accepted":[99]}'),
    (GXJ, "review", '{"accepted":["a"],"waived":1}'),
]
STUFF = ("CAST(x'e5ff61' AS TEXT)", "x'00ff'", "1.5", "CAST(x'6100' AS TEXT)", "9223372036854775807")


def test_what_nobody_can_read_is_named_and_stops_nothing(quarter: Home) -> None:
    with eventful(quarter) as scene:
        for change, subject in UNREADABLE:
            found = after(scene, change)
            assert any(subject in one.subject for one in found), change
            assert all(one.why.zh and one.why.en for one in found)


def test_an_event_that_says_nothing_readable_is_named_even_when_its_chain_is_whole(quarter: Home) -> None:
    with eventful(quarter) as scene:
        for subject, action, said in SENSELESS:
            with scene.session.begin_nested() as inner:
                rechained(scene, subject, lambda event: {"payload": said} if event["action"] == action else {})  # noqa: B023
                assert subject in {one.subject for one in verified(scene)}, (action, said)
                inner.rollback()


def test_bytes_that_are_no_text_are_found_like_anything_else(quarter: Home) -> None:
    if quarter.engine.dialect.name != "sqlite":
        return  # PostgreSQL keeps text only
    with wide_open(quarter) as scene:
        for stuff in STUFF:
            for change, subject in (
                (f"UPDATE audit_event SET actor = {stuff} WHERE subject = '{GXJ}' AND seq = 3", GXJ),
                (f"UPDATE submission SET due_at = {stuff} WHERE subject = '{GXJ}'", GXJ),
                (f"UPDATE revision SET content = {stuff} WHERE submission_id = {scene.submission('GXJ').id}", GXJ),
                (f"UPDATE campaign SET title = {stuff}", CAMPAIGN),
                (f"UPDATE circular_edition SET content = {stuff}", PERIOD),
                (f"UPDATE key_task SET annual = {stuff} WHERE seq = 1", CAMPAIGN),
                (f"UPDATE unit SET name = {stuff} WHERE code = 'GXJ'", "roster:main"),
                (f"UPDATE checkpoint SET made_at = {stuff}", "checkpoint:"),
                (f"UPDATE checkpoint_head SET head = {stuff} WHERE subject = '{GXJ}'", "checkpoint:"),
            ):
                assert any(one.subject.startswith(subject) for one in after(scene, change)), change
        assert verify_all(scene.session).broken == []
