"""ducha audit verify: any byte changed behind the ledger's back is found and named."""

import sqlite3
from contextlib import closing

import pytest

from tests.cli.ducha import Ducha
from tests.cli.people import NAME, hand_in, write

SUBJECT = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"


@pytest.fixture
def audited(opened: Ducha) -> Ducha:
    """A home in which a report has been handed in."""
    write(opened)
    hand_in(opened)
    return opened


def tamper(ducha: Ducha, statement: str) -> None:
    """Change the database as somebody with the file in hand could: triggers out of the way first."""
    with closing(sqlite3.connect(ducha.home / "ducha.db")) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        changed = connection.execute(statement).rowcount
    assert changed == 1


def test_an_untouched_ledger_is_whole(audited: Ducha) -> None:
    assert audited.json("audit", "verify") == {"ok": True, "events": 37, "subjects": 33, "broken": []}
    assert "台账完好：33 个对象，37 个事件" in audited.do("audit", "verify").out


EVENT = f"WHERE subject = '{SUBJECT}' AND seq = 2"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE audit_event SET payload = replace(payload, 'false', 'False') {EVENT}",
        f"UPDATE audit_event SET actor = 'GXJ.Principal' {EVENT}",
        f"UPDATE audit_event SET at = replace(at, '09', '08') {EVENT}",
        f"UPDATE audit_event SET role = NULL {EVENT}",
        f"UPDATE audit_event SET previous = hash {EVENT}",
        f"UPDATE audit_event SET hash = substr(hash, 2) || substr(hash, 1, 1) {EVENT}",
        f"DELETE FROM audit_event {EVENT}",
        f"DELETE FROM audit_event WHERE subject = '{SUBJECT}' AND seq = 5",
        f"UPDATE submission SET state = 'reviewed' WHERE subject = '{SUBJECT}'",
        f"UPDATE submission SET seq = seq + 1 WHERE subject = '{SUBJECT}'",
        "UPDATE revision SET content = replace(content, '已完成1', '已完成9')",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_change_is_found_and_its_subject_named(audited: Ducha, statement: str, lang: str) -> None:
    tamper(audited, statement)
    said = audited("audit", "verify", lang=lang)
    assert (said.code, said.out) == (1, "")
    assert SUBJECT in said.err
    assert "Traceback" not in said.err


def test_programs_learn_what_is_broken_where(audited: Ducha) -> None:
    tamper(audited, f"UPDATE audit_event SET actor = 'x' {EVENT}")
    said = audited("audit", "verify", "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    assert [(entry["subject"], entry["seq"]) for entry in said.json["broken"]] == [(SUBJECT, 2)]
    assert said.json["broken"][0]["why"]


def test_a_frozen_circular_that_was_changed_is_found(audited: Ducha) -> None:
    audited.do("circular", "2020Q3", "--format", "json", as_of="2020-10-27")
    assert audited.json("audit", "verify")["ok"]
    tamper(audited, "UPDATE circular_edition SET content = replace(content, '未报', '已报')")
    said = audited("audit", "verify", "--json")
    assert said.code == 1
    assert [entry["subject"] for entry in said.json["broken"]] == ["period:main/临政字〔2020〕112号/2020Q3"]


def test_a_signed_report_whose_digest_was_changed_along_with_it_is_found(audited: Ducha) -> None:
    digest = audited.show(NAME)["digest"]
    tamper(audited, f"UPDATE revision SET digest = '{'0' * 64}' WHERE digest = '{digest}'")
    assert SUBJECT in audited("audit", "verify").err
