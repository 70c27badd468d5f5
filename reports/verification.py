"""Verifying the whole ledger: chains, what they add up to, and the newest checkpoint."""

from sqlalchemy.orm import Session

from reports.heads import lost_heads, newest_checkpoint, verify_checkpoint
from reports.ledger import Verdict, verify
from reports.projections import verify_projections


def verify_all(session: Session) -> Verdict:
    """Everything that can be checked without an anchor outside the database."""
    verdict = verify(session)
    if verdict.ok:
        # A broken chain is named already; what it adds up to would only repeat that in other words.
        verdict.broken += verify_projections(session)
    verdict.broken += lost_heads(session)
    checkpoint = newest_checkpoint(session)
    if checkpoint is not None:
        verdict.broken += verify_checkpoint(session, checkpoint)
    verdict.broken = list(dict.fromkeys(verdict.broken))
    return verdict
