"""deliver-notifications: every few minutes, turns new events into messages and sends what is due."""

from typing import Any

from prefect import flow

from flows.run import recorded
from models.engine import reading
from notifications.channels import channel_chooser, open_channels
from notifications.deliver import due, send, settle
from notifications.fan_out import fan_out

NAME = "deliver-notifications"
_BATCH = 500


@flow(name=NAME)
def deliver_notifications(as_of: str | None = None) -> dict[str, Any]:
    """Derive deliveries from the ledger, send those that are due, write down the outcome.

    At least once: killed between sending and writing down, a message goes out again under the same key.
    """
    with recorded(NAME, as_of) as run:
        with run.writing() as session:
            derived = fan_out(session, run.now, run.settings.lang, channel_chooser(run.settings))
        with reading(run.engine) as session:
            outgoing = due(session, run.now, _BATCH)
        results = send(outgoing, open_channels(run.settings))
        with run.writing() as session:
            settle(session, results, run.now)
        sent = sum(result.sent for result in results)
        run.summary |= {"derived": derived, "sent": sent, "failed": len(results) - sent}
    return run.summary
