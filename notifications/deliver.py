"""Sending what is due, in three steps, so that no transaction is open while mail is on its way.

At least once: whoever is killed between ``send`` and ``settle`` sends again, under the same number.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from models import Delivery, Person
from models.delivery import DeliveryStatus
from notifications.channels import Channel, ChannelFailure
from notifications.message import Message, key_of

#: How long to wait after the first failure, the second …; after the last, one more attempt is the end.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
ATTEMPTS = len(BACK_OFF) + 1


class Outgoing(NamedTuple):
    """A delivery on its way; ``attempts`` is the number of those that failed before."""

    id: int
    channel: str
    attempts: int
    message: Message


class Result(NamedTuple):
    """What became of it: ``failure`` is empty when the channel has taken the message."""

    id: int
    attempts: int
    failure: ChannelFailure | None

    @property
    def sent(self) -> bool:
        """Whether the channel has taken the message."""
        return self.failure is None


def due(session: Session, now: datetime, limit: int) -> list[Outgoing]:
    """At most ``limit`` waiting deliveries whose time has come, the one that has waited longest first."""
    rows = session.execute(
        select(Delivery, Person.name, Person.email)
        .join(Person, Person.id == Delivery.person_id)
        .where(Delivery.status == DeliveryStatus.WAITING, Delivery.next_at <= now)
        .order_by(Delivery.next_at, Delivery.id)
        .limit(limit)
    )
    return [
        Outgoing(
            row.id,
            row.channel,
            row.attempts,
            Message(key_of(row.event_hash, row.rule, row.person_id), name, email, row.subject, row.body, now),
        )
        for row, name, email in rows
    ]


def send(outgoing: Sequence[Outgoing], channels: Mapping[str, Channel]) -> list[Result]:
    """Hand every message to its channel, whatever becomes of the others. Touches no database."""
    return [Result(one.id, one.attempts + 1, _failure(one, channels.get(one.channel))) for one in outgoing]


def _failure(one: Outgoing, channel: Channel | None) -> ChannelFailure | None:
    if channel is None:
        return ChannelFailure(f"{one.channel}: not configured", retry=True)
    try:
        channel.send(one.message)
    except ChannelFailure as failure:
        return failure
    except Exception as fault:  # a channel's own fault must not keep the others' mail back
        return ChannelFailure(f"{type(fault).__name__}: {fault}", retry=True)
    return None


def settle(session: Session, results: Sequence[Result], now: datetime) -> None:
    """Write down what became of each: sent, to be tried again later, or given up.

    What another run has settled in the meantime stays as it is.
    """
    columns = Delivery.__table__.c
    statement = update(Delivery).where(columns.id == bindparam("_id"), columns.status == DeliveryStatus.WAITING)
    if results:
        session.connection().execute(statement, [_outcome(result, now) for result in results])


def _outcome(result: Result, now: datetime) -> dict[str, Any]:
    outcome = {"_id": result.id, "attempts": result.attempts, "next_at": now, "sent_at": None, "error": None}
    if result.failure is None:
        return outcome | {"status": DeliveryStatus.SENT, "sent_at": now}
    outcome["error"] = result.failure.reason
    if not result.failure.retry or result.attempts >= ATTEMPTS:
        return outcome | {"status": DeliveryStatus.DEAD}
    return outcome | {"status": DeliveryStatus.WAITING, "next_at": now + BACK_OFF[result.attempts - 1]}
