"""Tampering with every stored column in turn, and what full verification says to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Date, Integer, Table, select, text
from sqlalchemy.exc import DBAPIError

from actions.acknowledge import acknowledge
from actions.amendment import edit_task
from actions.certificates import end
from actions.checkpoint import make_checkpoint
from actions.extension import ask_extension, decide_extension
from actions.imprints import approve, propose
from actions.indicators import confirm
from actions.roster import add_person, delegate, grant, hand_over, revoke
from actions.sign import sign
from actions.unit_list import import_units
from actions.units import end_unit, rename_unit
from intake.picture import Picture
from models import Base, Certificate
from models.base import Moment
from reports.ledger import Break
from reports.offices import the_unit
from reports.people import the_person
from reports.projections.orphans import OUTSIDE
from reports.projections.stored import raw
from reports.verification import verify_all
from statemachine.evidence import Evidence, Level
from statemachine.roles import Role
from tests.actions.changes import more_units
from tests.figures import FIGURES, OTHERS
from tests.quarter import Home, Scene, at
from tests.reports.tamper import _open
from tests.signing import SEAL, imprint, principal, unit_seal

#: Columns inside those tables that no event speaks of. Of what points to a number, the name is compared; a number
#: that points to nothing is found. The number by itself means nothing.
NUMBERS = "a number that only joins rows"
OUTSIDE_COLUMNS = {(table.name, "id"): NUMBERS for table in Base.metadata.sorted_tables if "id" in table.c}
INSIDE = [table for table in Base.metadata.sorted_tables if table.name not in OUTSIDE]


class Change(NamedTuple):
    """One column of one row, and what somebody writes into it."""

    table: Table
    column: "Column[Any]"
    row: dict[str, Any]
    kind: str
    value: Any

    def __str__(self) -> str:
        return f"{self.table.name}.{self.column.name} ({self.kind}: {self.value!r}) of {self.row}"


@contextmanager
def eventful(home: Home) -> Iterator[Scene]:
    """A worked quarter with rows in every table inside the ledger, every lock forced; rolled back at the end."""
    with home.act() as scene:
        happen(scene)
        scene.session.flush()
        if home.engine.dialect.name == "sqlite":
            scene.session.execute(text("PRAGMA defer_foreign_keys = ON"))
        for table in INSIDE:
            _open(scene, table.name)
        yield scene
        scene.session.rollback()


def happen(scene: Scene) -> None:
    """What the worked quarter lacks: people and units change, tasks are acknowledged,
    figures confirmed, a target corrected, checkpoints in between."""
    session, office = scene.session, scene.office
    clerk, principal = scene.person("office.clerk"), scene.person("GXJ.principal")
    unit, other = the_unit(session, office, "GXJ"), the_unit(session, office, "FGJ")
    asked_again(scene)
    for one in (unit, other):
        leader = scene.person(f"{one.code}.principal")
        acknowledge(session, scene.campaign, one, "分管负责人", "（演示）专班推进", leader, at("2020-10-27"))
    for figures in ({1: FIGURES}, {1: FIGURES[:1], 2: OTHERS}, {1: FIGURES}):
        confirm(session, scene.campaign, figures, clerk, at("2020-10-27"))
    edit_task(session, scene.campaign, 2, {"2020Q4": "（演示）更正"}, "（演示）来文更正", clerk, at("2020-10-27"))
    deputy = add_person(session, office, "GXJ.deputy", "副职", "deputy@example.invalid", clerk, at("2020-10-27"))
    for role in (Role.DRAFTER, Role.SEAL_KEEPER):
        grant(session, office, deputy, role, unit, clerk, at("2020-10-27"))
    revoke(session, office, deputy, Role.SEAL_KEEPER, unit, clerk, at("2020-10-28"))
    make_checkpoint(session, at("2020-10-28"))
    own = the_person(session, office, "GXJ.principal")
    for days in ((date(2020, 10, 28), date(2020, 10, 30)), (date(2020, 11, 1), date(2020, 11, 30))):
        words = (Role.PRINCIPAL, days, "（演示）授权书", principal, at("2020-10-28"))
        delegate(session, office, unit, own, deputy, *words)
    heir = the_person(session, office, "FGJ.drafter")
    hand_over(session, office, deputy, heir, clerk, at("2020-10-29"))
    rename_unit(session, office, unit, "（演示）工业局", "工业", clerk, at("2020-10-29"))
    rename_unit(session, office, unit, "（演示）工业和信息化局", "工信", clerk, at("2020-10-30"))
    end_unit(session, office, the_unit(session, office, "NYJ"), other, clerk, at("2020-10-30"))
    import_units(session, office, more_units(), clerk, at("2020-10-30"))
    signed_things(scene)
    make_checkpoint(session, at("2020-10-31"))


def signed_things(scene: Scene) -> None:
    """Certificates of a unit and of people, one ended; imprints, one approved; a report signed in a file."""
    session, office, clerk = scene.session, scene.office, scene.person("office.clerk")
    for code in ("GXJ", "FGJ"):
        unit_seal(scene, code)
        principal(scene, code)
    ended = session.query(Certificate).first()
    assert ended
    end(session, office, ended.fingerprint, "（演示）换发", scene.person("office.director"), at("2020-10-30"))
    with TemporaryDirectory() as folder:
        for code in ("GXJ", "FGJ"):
            imprint(scene, Path(folder), code)
        own, keeper = the_unit(session, office, "GXJ"), scene.person("GXJ.seal_keeper")
        propose(session, office, own, Picture(b"png", 300, 200), Path(folder), keeper, at("2020-10-30"))
        approve(session, office, own, Path(folder), clerk, at("2020-10-31"))
        propose(session, office, own, SEAL, Path(folder), keeper, at("2020-10-31"))
    for code, last in (("ZFJ", "1"), ("SPJ", "2"), ("KJJ", "3")):
        found = scene.draft(code, "2020-10-30")
        shown = Evidence(Level.SCAN, None, last * 64, f"reports/{last}.pdf", last * 64, f"2020-10-1{last}")
        sign(session, found, scene.person(f"{code}.principal"), at("2020-10-30"), shown)


def asked_again(scene: Scene) -> None:
    """Another extension, refused."""
    found, asker = scene.submission("ZTZ"), scene.person("ZTZ.drafter")
    ask_extension(scene.session, found, date(2020, 10, 20), "（演示）等数", "（演示）初稿", asker, at("2020-10-10"))
    decide_extension(scene.session, found, False, "不同意", scene.person("office.director"), at("2020-10-11"))


def stored(scene: Scene, table: Table) -> list[dict[str, Any]]:
    """The rows as the driver reads them, in the order of their keys."""
    query = select(*(raw(column).label(column.name) for column in table.columns)).order_by(*table.primary_key)
    return [dict(row) for row in scene.session.execute(query).mappings()]


def at_start_middle_end(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Three rows, or as many as there are."""
    return [rows[place] for place in sorted({0, len(rows) // 2, len(rows) - 1})]


def changes(table: Table, rows: list[dict[str, Any]], row: dict[str, Any]) -> Iterator[Change]:
    """One character (or the least step of a number or a day), nothing at all, and what another row says."""
    for column in table.columns:
        value = row[column.name]
        for other in dict.fromkeys(_SOMETHING.get(type(column.type), ("x",)) if value is None else _little(value)):
            yield Change(table, column, row, "character", other)
        if column.nullable and value is not None:
            yield Change(table, column, row, "null", None)
        theirs = next((one[column.name] for one in rows if one[column.name] not in (value, None)), None)
        if theirs is not None:
            yield Change(table, column, row, "another's", theirs)


#: What is written where nothing stood.
_SOMETHING: dict[type, tuple[Any, ...]] = {
    Moment: ("2020-10-10 04:00:00.000000",), Date: ("2020-10-10",), Boolean: (True, False), Integer: (1,),
}  # fmt: skip


def _little(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value + 100_000)
    elif isinstance(value, datetime):
        yield value + timedelta(microseconds=1)
    elif isinstance(value, date):
        yield value + timedelta(days=1)
    elif isinstance(value, str):
        for place in {len(value) // 2, len(value) - 1} if value else ():
            yield value[:place] + ("1" if value[place] == "0" else "0") + value[place + 1 :]


def found_after(scene: Scene, *together: Change) -> list[Break] | None:
    """What is found after these changes alone; None when a constraint of the database refuses one of them."""
    with scene.session.begin_nested() as inner:
        try:
            for change in together:
                _write(scene, change)
        except DBAPIError:
            inner.rollback()
            return None
        found = verified(scene)
        inner.rollback()
    return found


def possible(scene: Scene, change: Change) -> bool:
    """Whether no constraint of the database refuses it."""
    with scene.session.begin_nested() as inner:
        try:
            _write(scene, change)
        except DBAPIError:
            return False
        finally:
            inner.rollback()
    return True


def _write(scene: Scene, change: Change) -> None:
    key = [column.name for column in change.table.primary_key]
    where = " AND ".join(f'"{name}" = :key_{name}' for name in key)
    statement = text(f'UPDATE {change.table.name} SET "{change.column.name}" = :value WHERE {where}')
    scene.session.execute(statement, {"value": change.value} | {f"key_{name}": change.row[name] for name in key})


def verified(scene: Scene) -> list[Break]:
    """What full verification finds now."""
    scene.session.expire_all()
    return verify_all(scene.session).broken


def owners(scene: Scene) -> dict[str, dict[Any, str]]:
    """Table → number → the subject that a row with this number is about."""
    found: dict[str, dict[Any, str]] = {}
    for name in ("campaign", "period", "submission"):
        found[name] = {row["id"]: row["subject"] for row in stored(scene, Base.metadata.tables[name])}
    tasks = stored(scene, Base.metadata.tables["key_task"])
    found["key_task"] = {row["id"]: found["campaign"][row["campaign_id"]] for row in tasks}
    return found


def owner(table: Table, row: dict[str, Any], known: dict[str, dict[Any, str]]) -> str:
    """How the subject that ``row`` is about begins: that of its chain; of a checkpoint, its kind."""
    if table.name in ("checkpoint", "checkpoint_head"):
        return "checkpoint"
    if "subject" in row:
        return str(row["subject"])
    for key, name in (("submission_id", "submission"), ("period_id", "period"), ("task_id", "key_task")):
        if key in row:
            return known[name][row[key]]
    return known["campaign"][row["campaign_id"]] if "campaign_id" in row else "roster:"
