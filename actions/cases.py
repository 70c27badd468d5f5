"""What the door reads of the submissions it is to move, in one query."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import Campaign, Period, Submission, Unit
from models.prepared import ForIds, Ids
from statemachine.campaign import CampaignRules
from statemachine.submission import State


class Case(NamedTuple):
    """One submission as it stands: its chain, its state, and whose it is."""

    id: int
    subject: str
    head: str
    seq: int
    state: State
    revision: int
    taken_up_by: int | None
    unit_id: int
    unit: str
    unit_name: str
    campaign_id: int
    doc_number: str
    rules: CampaignRules
    quarter: str
    office_id: int

    @property
    def name(self) -> str:
        """What people call it: ``2020Q3/<unit code>``."""
        return f"{self.quarter}/{self.unit}"


def load(session: Session, ids: Sequence[int]) -> list[Case]:
    """The cases in the order of ``ids``, locked against other writers until the transaction ends.

    What else a guard needs is read after this, never with it: whoever has waited for the lock would see the rows
    of other tables as they were before.
    """
    cases = {row[0]: _case(row) for row in _CASES.rows(session, sorted(set(ids)))}
    return [cases[id_] for id_ in ids]


def _ask(ids: Ids) -> Select[Any]:
    return (
        select(
            Submission.id, Submission.subject, Submission.head, Submission.seq, Submission.state,
            Submission.revision, Submission.taken_up_by, Unit.id, Unit.code, Unit.name,
            Campaign.id, Campaign.doc_number, Campaign.rules, Period.quarter, Campaign.office_id,
        )
        .join(Unit, Unit.id == Submission.unit_id)
        .join(Period, Period.id == Submission.period_id)
        .join(Campaign, Campaign.id == Period.campaign_id)
        .where(Submission.id.in_(ids))
        .order_by(Submission.id)  # everybody locks in the same order
        .with_for_update(of=Submission, key_share=True)
    )  # fmt: skip


_CASES = ForIds(_ask)


def _case(row: tuple[Any, ...]) -> Case:
    return Case._make((*row[:4], State(row[4]), *row[5:12], _rules(row[12]), *row[13:]))


@lru_cache(maxsize=64)
def _rules(text: str) -> CampaignRules:
    return CampaignRules.from_json(orjson.loads(text))
