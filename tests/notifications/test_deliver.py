"""Sending what is due: in order, at least once, with patience, and in the end not for ever."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from models import Delivery
from models.delivery import DeliveryStatus
from models.engine import reading, writing
from notifications.channels import Channel, ChannelFailure
from notifications.deliver import ATTEMPTS, BACK_OFF, Result, due, send, settle
from notifications.message import Message
from tests.notifications.sample import Play, at

NOW = at("2020-10-01T02:00")


class Fake:
    """A channel that keeps what it is given, and fails for some recipients."""

    def __init__(self, failing: dict[str, Exception] | None = None) -> None:
        self.taken: list[Message] = []
        self._failing = failing or {}

    def send(self, message: Message) -> None:
        if message.recipient in self._failing:
            raise self._failing[message.recipient]
        self.taken.append(message)


@pytest.fixture
def waiting(play: Play) -> Play:
    """Three deliveries, due at ``NOW``: 甲局 and 乙局 by mail, 丙镇 on the console."""
    play.open()
    play.fan_out("2020-10-01T02:00")
    return play


def both(channel: Channel) -> dict[str, Channel]:
    return {"smtp": channel, "console": channel}


def attempt(play: Play, channels: dict[str, Channel], *, after: timedelta = timedelta(0)) -> list[Result]:
    """One run of the three steps, ``after`` so much time."""
    with reading(play.engine) as session:
        outgoing = due(session, NOW + after, 100)
    results = send(outgoing, channels)
    with writing(play.engine) as session:
        settle(session, results, NOW + after)
    return results


def test_what_is_sent_is_settled_and_not_due_again(waiting: Play) -> None:
    fake = Fake()
    assert all(result.sent for result in attempt(waiting, both(fake)))
    assert [(m.recipient, m.email) for m in fake.taken] == [
        ("甲局经办人", "a@example.org"), ("乙局经办人", "b@example.org"), ("丙镇经办人", None),
    ]  # fmt: skip
    assert {(d.status, d.attempts, d.sent_at, d.error) for d in waiting.deliveries()} == {
        (DeliveryStatus.SENT, 1, NOW, None)
    }
    assert attempt(waiting, both(fake), after=timedelta(days=30)) == []


def test_the_message_repeats_its_number_on_every_attempt(waiting: Play) -> None:
    with reading(waiting.engine) as session:
        first, second = (due(session, moment, 100) for moment in (NOW, NOW + timedelta(hours=1)))
    assert [one.message.key for one in first] == [one.message.key for one in second]
    assert all(one.message.key in one.message.body for one in first)
    assert len({one.message.key for one in first}) == 3


def test_nothing_is_due_before_its_time(waiting: Play) -> None:
    with reading(waiting.engine) as session:
        assert due(session, NOW - timedelta(seconds=1), 100) == []


def test_the_longest_waiting_goes_first_and_no_more_than_asked_for(waiting: Play) -> None:
    last = waiting.deliveries()[-1].id
    with writing(waiting.engine) as session:
        session.execute(update(Delivery).where(Delivery.id == last).values(next_at=NOW - timedelta(days=1)))
    with reading(waiting.engine) as session:
        found = [one.id for one in due(session, NOW, 2)]
    assert found == [last, waiting.deliveries()[0].id]


def test_one_that_fails_does_not_stop_the_rest(waiting: Play) -> None:
    fake = Fake(
        {"甲局经办人": ChannelFailure("busy\nnow", retry=True), "乙局经办人": KeyError("a fault of the channel")}
    )
    results = attempt(waiting, both(fake))
    assert [result.sent for result in results] == [False, False, True]
    first, second, third = waiting.deliveries()
    assert (first.status, first.error) == (DeliveryStatus.WAITING, "busy now")
    assert second.status is DeliveryStatus.WAITING
    assert "KeyError" in (second.error or "")
    assert third.status is DeliveryStatus.SENT


def test_waits_grow_and_the_sixth_failure_is_the_last(waiting: Play) -> None:
    broken = Fake({"甲局经办人": ChannelFailure("down", retry=True)})
    passed, waits = timedelta(0), []
    for _ in range(ATTEMPTS):
        attempt(waiting, both(broken), after=passed)
        delivery = waiting.deliveries()[0]
        waits.append(delivery.next_at - (NOW + passed))
        passed = delivery.next_at - NOW
    assert waits == [*BACK_OFF, timedelta(0)]
    assert waits[:-1] == sorted(waits[:-1])
    assert (delivery.status, delivery.attempts, delivery.error) == (DeliveryStatus.DEAD, 6, "down")
    assert attempt(waiting, both(broken), after=timedelta(days=9)) == []


def test_what_failed_is_not_due_before_its_wait_is_over(waiting: Play) -> None:
    attempt(waiting, both(Fake({"甲局经办人": ChannelFailure("busy", retry=True)})))
    healed = Fake()
    assert attempt(waiting, both(healed), after=timedelta(seconds=59)) == []
    assert len(attempt(waiting, both(healed), after=timedelta(seconds=60))) == 1
    delivery = waiting.deliveries()[0]
    assert (delivery.status, delivery.attempts, delivery.error) == (DeliveryStatus.SENT, 2, None)


def test_a_permanent_failure_is_the_last(waiting: Play) -> None:
    attempt(waiting, both(Fake({"甲局经办人": ChannelFailure("no such address", retry=False)})))
    delivery = waiting.deliveries()[0]
    assert (delivery.status, delivery.attempts, delivery.error) == (DeliveryStatus.DEAD, 1, "no such address")


def test_a_channel_that_is_no_longer_configured_is_waited_for(waiting: Play) -> None:
    attempt(waiting, {"console": Fake()})
    assert [d.status for d in waiting.deliveries()] == [
        DeliveryStatus.WAITING,
        DeliveryStatus.WAITING,
        DeliveryStatus.SENT,
    ]
    assert waiting.deliveries()[0].error == "smtp: not configured"


def test_killed_before_settling_it_is_sent_again_under_the_same_number(waiting: Play) -> None:
    fake = Fake()
    with reading(waiting.engine) as session:
        send(due(session, NOW, 100), both(fake))
    attempt(waiting, both(fake), after=timedelta(minutes=5))
    assert len(fake.taken) == 6
    assert len({message.key for message in fake.taken}) == 3


def test_a_slower_run_does_not_undo_what_another_has_settled(waiting: Play) -> None:
    with reading(waiting.engine) as session:
        outgoing = due(session, NOW, 100)
    attempt(waiting, both(Fake()))
    late = send(outgoing, {})
    with writing(waiting.engine) as session:
        settle(session, late, NOW + timedelta(minutes=1))
    assert {(d.status, d.error) for d in waiting.deliveries()} == {(DeliveryStatus.SENT, None)}
