"""A call repeated with the same key gets the first answer, and nothing happens twice."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session

from actions.refusals import KeyReused, KeyUnfit
from models import IdempotencyKey
from models.base import Canonical, Moment
from models.prepared import Prepared
from statemachine.actor import Actor
from statemachine.chain import digest

LONGEST = 100
#: How long an answer is kept. Whoever repeats a call after that finds the act done, and is refused as anybody.
KEPT = timedelta(days=90)

_COLUMNS = IdempotencyKey.__table__.c
# Claimed before anything else is done: a second call with the same key waits here until the first has ended.
_CLAIM = Prepared(
    text(
        "INSERT INTO idempotency_key (caller, key, request, at) VALUES (:caller, :key, :request, :at)"
        " ON CONFLICT DO NOTHING"
    ).bindparams(bindparam("at", type_=Moment))
)
_MINE = (_COLUMNS.caller == bindparam("caller")) & (_COLUMNS.key == bindparam("key"))
_ANSWER = Prepared(
    text("UPDATE idempotency_key SET answer = :answer WHERE caller = :caller AND key = :key").bindparams(
        bindparam("answer", type_=Canonical)
    )
)
_FOUND = select(_COLUMNS.request, _COLUMNS.answer).where(_MINE)


def once(
    session: Session, key: str | None, request: Mapping[str, Any], actor: Actor, now: datetime, do: Callable[[], Any]
) -> Any:
    """``do()`` and its answer (any JSON value, or None), or what ``actor`` was answered for ``key`` before.

    ``request`` says what is asked: the verb and all that it is given. Without a key it is simply done. A refused
    call leaves no key behind: it may be repeated. Raises ``KeyReused`` when ``key`` stood for another request,
    ``KeyUnfit`` when it is blank or longer than 100 characters.
    """
    if key is None:
        return do()
    if not key.strip() or len(key) > LONGEST or not key.isprintable():
        raise KeyUnfit(longest=LONGEST)
    mine = {"caller": _caller(actor), "key": key}
    asked = digest(request)
    if not _CLAIM.write(session, [{**mine, "request": asked, "at": now}]):
        return _first(session.connection().execute(_FOUND, mine).one(), asked, key)
    answer = do()
    if answer is not None:
        session.flush()
        _ANSWER.write(session, [{**mine, "answer": answer}])
    return answer


def forget_keys(session: Session, now: datetime) -> int:
    """Remove the answers older than ``KEPT``; returns how many."""
    return session.connection().execute(delete(IdempotencyKey).where(_COLUMNS.at < now - KEPT)).rowcount


def _caller(actor: Actor) -> str:
    # Codes of persons are unique within an office only.
    return actor.person if actor.office_id is None else f"{actor.office_id}/{actor.person}"


def _first(found: Any, asked: str, key: str) -> Any:
    if found.request != asked:
        raise KeyReused(key=key)
    return found.answer
