"""deliver-notifications: everything once, and nothing lost when it is killed half-way."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from models import Delivery
from models.engine import reading
from tests.flows.clock import call
from tests.quarter import Home

FLOW = "deliver-notifications"


def statuses(engine: Engine) -> Counter[str]:
    with reading(engine) as session:
        return Counter(str(status) for (status,) in session.query(Delivery.status))


def test_everything_is_sent_once(clock: Path, home: Home) -> None:
    first = call(FLOW, as_of="2020-10-01T00:35")
    assert first == {"derived": 30, "sent": 30, "failed": 0}
    assert call(FLOW, as_of="2020-10-01T00:40") == {"derived": 0, "sent": 0, "failed": 0}
    assert statuses(home.engine) == {"sent": 30}


def test_a_new_event_is_sent_by_the_next_run_alone(clock: Path, home: Home) -> None:
    call(FLOW, as_of="2020-10-01T00:35")
    call("escalate-late-units", as_of="2020-10-13T08:00")
    summary = call(FLOW, as_of="2020-10-13T08:05")
    assert summary["sent"] == summary["derived"] > 0
    assert statuses(home.engine) == {"sent": 30 + summary["sent"]}


def test_what_a_killed_run_has_not_written_down_is_sent_by_the_next(
    clock: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr("flows.deliver_notifications.settle", killed)
        with pytest.raises(RuntimeError, match="killed"):
            call(FLOW, as_of="2020-10-01T00:35")
    assert statuses(home.engine) == {"waiting": 30}

    assert call(FLOW, as_of="2020-10-01T00:40") == {"derived": 0, "sent": 30, "failed": 0}
    assert statuses(home.engine) == {"sent": 30}
