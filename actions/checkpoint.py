"""Making a checkpoint: what is printed today can be held against the ledger in ten years."""

from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bilingual import Refused
from models import Checkpoint, CheckpointHead, Office
from reports.heads import (
    MOMENT,
    heads,
    leaves_at,
    lost_heads,
    moment_head,
    newest_checkpoint,
    root_of,
)
from reports.ledger import verify
from statemachine.actor import Actor
from statemachine.authority import Act, Place, require

_LEDGER = "台账"


class LedgerForged(Refused):
    """Chains that were cut or rewritten."""

    zh = "没有做检查点：{count} 个对象的记录与台账不符（{examples}），台账可能被改动。请运行 ducha audit verify 查明。"
    en = "No checkpoint: {count} subjects are not as the ledger has them ({examples}). Run ducha audit verify."


def take_checkpoint(session: Session, actor: Actor, now: datetime) -> tuple[Checkpoint, bool]:
    """``make_checkpoint`` for whoever may. It covers every office, so that a person's own is what counts.

    Raises ``NotYourDuty`` besides.
    """
    require(actor, Act.CHECKPOINT, Place(actor.office_id or 0, None, _LEDGER))
    return make_checkpoint(session, now)


def make_checkpoint(session: Session, now: datetime) -> tuple[Checkpoint, bool]:
    """The checkpoint over all heads, and whether it is new: while nothing has changed, it is the last one. A
    circular makes one on its way; whoever asks for nothing else goes by ``take_checkpoint``.

    Raises ``LedgerForged`` when a head is not the last event of its chain, or no longer what a checkpoint has seen.
    """
    session.flush()
    session.execute(
        select(Office.id).order_by(Office.id).with_for_update(key_share=True)
    )  # two at once wait for each other
    _refuse_forged(session)
    found, last = heads(session), newest_checkpoint(session)
    before = leaves_at(session, last) if last else []
    if last is not None and found == [head for head in before if head.subject != MOMENT]:
        return last, False
    number = next((head.seq for head in before if head.subject == MOMENT), 0) + 1
    leaves = sorted([*found, moment_head(number, now)])
    made = Checkpoint(root=root_of(leaves), size=len(found), made_at=now.astimezone(UTC))
    session.add(made)
    session.flush()
    known = set(before)
    moved = [head._asdict() | {"checkpoint_id": made.id} for head in leaves if head not in known]
    session.execute(insert(CheckpointHead), moved)
    return made, True


def _refuse_forged(session: Session) -> None:
    """A checkpoint would lend its weight to whatever stands there; so it is made over whole chains only.

    Six seconds for a million events, once a day.
    """
    broken = sorted({one.subject for one in (*lost_heads(session), *verify(session).broken)})
    if broken:
        raise LedgerForged(count=len(broken), examples="、".join(broken[:3]))
