"""checkpoint: once a day, a Merkle root over all heads, and the whole ledger verified. Old keys are forgotten."""

from typing import Any

from prefect import flow

from actions.checkpoint import take_checkpoint
from actions.idempotency import forget_keys
from flows.run import recorded
from models.engine import reading
from reports.verification import verify_all

NAME = "checkpoint"


class LedgerBroken(RuntimeError):
    """The run fails, so that an administrator sees it in the history; the message names the first subjects."""


@flow(name=NAME)
def checkpoint(as_of: str | None = None) -> dict[str, Any]:
    """Verify everything, then make today's checkpoint (none while nothing has changed)."""
    with recorded(NAME, as_of) as run:
        with reading(run.engine) as session:
            verdict = verify_all(session)
        run.summary |= {"events": verdict.events, "broken": [found.subject for found in verdict.broken]}
        if not verdict.ok:  # nothing new is anchored on a ledger that does not hold
            raise LedgerBroken("、".join(found.subject for found in verdict.broken[:5]))
        with run.writing() as session:
            made, new = take_checkpoint(session, run.actor, run.now)
            run.summary |= {"root": made.root, "size": made.size, "new": new}
            forget_keys(session, run.now)
    return run.summary
