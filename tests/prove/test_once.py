"""Many processes begin the same thing at the same moment, from an empty database on: it happens once."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from models import AuditEvent
from models.engine import open_engine, reading
from reports.verification import verify_all
from tests.cli.ducha import NOTICE, UNITS
from tests.postgres import Postgres
from tests.prove.proof import proof
from tests.prove.worker import Crew


class Call(NamedTuple):
    """A call of ``ducha`` on its day; ``done`` stands in what the one says that did it, ``known`` in what the others
    say; ``refused``: those others end with 1."""

    name: str
    day: str
    arguments: tuple[str, ...]
    done: str
    known: str
    refused: bool = False


AS = ("--as", "office.director")
CALLS = (
    Call("notice", "2020-08-12", ("notice", "import", NOTICE, "--units", UNITS), "已导入", "已经导入过"),
    Call("quarter", "2020-10-01", ("period", "open", "2020Q3"), "已开启", "早已开启"),
    Call(
        "person",
        "2020-10-09",
        ("roster", "add-person", "新", "--name", "（演示）", *AS),
        "已增加",
        "已经有代码",
        True,
    ),
    Call("role", "2020-10-09", ("roster", "grant", "新", "--role", "reviewer", *AS), "已有该角色", "已有该角色"),
    Call("sweep", "2020-10-13", ("escalate",), "催报", "今天没有需要催报的单位"),
    Call("checkpoint", "2020-10-13", ("audit", "checkpoint", "--json"), '"new": true', '"new": false'),
    Call("circular", "2020-10-27", ("circular", "2020Q3", "--format", "json"), "已写入", "已写入"),
)


@pytest.fixture(params=[3, pytest.param(8, marks=pytest.mark.prove)], ids=["small", "long"])
def crew(request: pytest.FixtureRequest) -> Iterator[Crew]:
    """The processes."""
    found = Crew(request.param)
    yield found
    found.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which there is nothing yet, not even tables."""
    if request.param == "sqlite":
        (tmp_path / "home").mkdir()
        yield f"sqlite:///{tmp_path / 'home' / 'ducha.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.blank()
    yield server.url(name)
    server.drop(name)


def at_once(crew: Crew, url: str, home: Path, call: Call) -> dict[str, Any]:
    """Every process makes the call: one does it, the others find it done."""
    job = {"home": str(home), "as_of": call.day, "arguments": list(call.arguments)}
    said = [one for own in crew.race(url, [("command", job)] * len(crew.workers)) for one in own]
    unexpected = [one for one in said if one["code"] and not (call.refused and call.known in one["err"])]
    assert unexpected == []
    if call.done != call.known:
        others = [one for one in said if call.known in one["out"] + one["err"]]
        assert len(others) == len(said) - 1, said
    return {"tried": len(said), "unexpected": 0}


def facts(url: str) -> dict[str, int]:
    """How often each act stands in the ledger that should stand there once."""
    engine = open_engine(url)
    with reading(engine) as session:
        verdict = verify_all(session)
        assert verdict.ok, verdict.broken
        actions = Counter(session.scalars(select(AuditEvent.action)))
    engine.dispose()
    return dict(actions)


def test_it_happens_once(nothing: str, tmp_path: Path, crew: Crew) -> None:
    with proof("once", nothing.partition(":")[0].partition("+")[0], kept=len(crew.workers) == 8) as figures:
        for call in CALLS:
            figures[call.name] = at_once(crew, nothing, tmp_path / "home", call)
        found = facts(nothing)
        wanted = {"import": 1, "add_person": 1, "grant": 1, "freeze": 1, "chase": 30, "open": 32}
        assert found == wanted
        (content,) = (tmp_path / "home" / "circular").glob("*/circular.json")
        assert json.loads(content.read_text(encoding="utf-8"))
