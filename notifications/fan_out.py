"""From events to deliveries: set-based, and doing it again adds nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models import Delivery
from models.delivery import DeliveryStatus
from notifications.background import Task, quarters, tasks
from notifications.message import key_of, render
from notifications.pending import Pending, pending
from notifications.rules import PROPOSED, RULES, Rule
from notifications.withheld import REASON, withheld
from statemachine.ladder import RUNG_WORDS, RungKind
from workdays import local_day

_INSERT: Mapping[str, Callable[..., sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}

#: What becomes of a message about an event from before a restore.
_WITHHELD = {"status": DeliveryStatus.WITHHELD, "error": REASON}

ChannelFor = Callable[[str | None], str]


def fan_out(session: Session, now: datetime, lang: str, channel_for: ChannelFor) -> int:
    """Derive the deliveries of every event that has none yet, due at once (or withheld, for an event from before
    a restore); returns how many are new.

    ``lang``: "zh" or "en"; ``channel_for``: the channel's name for an e-mail address, or for none.
    """
    rows = [row for rule in RULES for row in _deliveries(session, rule, now, lang, channel_for)]
    old = withheld(session)
    return keep(session, [row | _WITHHELD if row["event_hash"] in old else row for row in rows])


def keep(session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
    """Store ``rows`` of deliveries and return how many are new.

    A second fan-out at the same time has read the same events; the database lets each message in once.
    """
    if not rows:
        return 0
    connection = session.connection()
    statement = _INSERT[connection.dialect.name](Delivery).on_conflict_do_nothing().returning(Delivery.id)
    return len(connection.execute(statement, rows).all())


def _deliveries(
    session: Session, rule: Rule, now: datetime, lang: str, channel_for: ChannelFor
) -> list[dict[str, Any]]:
    found = pending(session, rule, local_day(now))
    if not found:
        return []
    periods = {case.period_id for case in found}
    common, own = quarters(session, periods), tasks(session, periods, {case.unit_id for case in found})
    return [
        _waiting(rule, case, now, channel_for(case.email))
        | render(
            rule.template,
            lang,
            _values(rule, case, common[case.period_id], own.get((case.period_id, case.unit_id), [])),
        )._asdict()
        for case in found
    ]


def _waiting(rule: Rule, case: Pending, now: datetime, channel: str) -> dict[str, Any]:
    return {
        "event_hash": case.event_hash,
        "rule": rule.name,
        "person_id": case.person_id,
        "channel": channel,
        "status": DeliveryStatus.WAITING,
        "attempts": 0,
        "next_at": now,
        "error": None,
    }


def _values(rule: Rule, case: Pending, common: Mapping[str, Any], own: list[Task]) -> dict[str, Any]:
    return {
        **common,
        **_rungs(rule, common["ladder"]),
        "key": key_of(case.event_hash, rule.name, case.person_id),
        "unit": case.unit,
        "person": case.person,
        "at": case.at,
        "event": orjson.loads(case.payload),
        "tasks": own,
    }


def _rungs(rule: Rule, ladder: list[RungKind]) -> dict[str, Any]:
    """For an event of the ladder its rung, and the one that follows if the report stays away."""
    name = rule.action.removeprefix(PROPOSED)
    if name not in RUNG_WORDS:
        return {}
    kind = RungKind(name)
    after = ladder[ladder.index(kind) + 1 :] if kind in ladder else []
    return {"rung": RUNG_WORDS[kind], "next_rung": RUNG_WORDS[after[0]] if after else None}
