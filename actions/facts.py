"""Gathering what a decision is made on: one set-based function per event, and what the event will record.

``GATHER`` names them; each takes the cases of one ``advance_many`` and answers a ``Finding`` per case.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from actions.cases import Case
from actions.content import EMPTY, drafts, gaps, is_empty, of_revision, targets
from actions.evidence import CONSOLE, Asked, digests, judged, person_codes, signers, standing_flags
from models.flag import FlagStatus
from models.signature import Stamp
from reports.checking import Report, findings, open_findings
from reports.duties import duties
from statemachine import facts
from statemachine.campaign import PAPER
from statemachine.chain import canonical, text_digest
from statemachine.submission import Event
from workdays import local_day


class Finding(NamedTuple):
    """The facts that ``decide`` judges, and the payload that the event records; ``content``: the canonical text whose
    digest is signed, so that nobody has to gather it again, perhaps after somebody else has changed what is asked."""

    facts: facts.Facts
    payload: dict[str, Any]
    content: str = ""


def _sign(asked: Asked) -> list[Finding]:
    written, tasks, flags = drafts(asked.session, asked.ids), targets(asked.session, asked.cases), standing_flags(asked)
    own = duties(asked.session, asked.ids)
    contents = {case.id: written[case.id].content if case.id in written else EMPTY for case in asked.cases}
    checked = findings(asked.session, list(map(_report, asked.cases)), contents, own)
    found = []
    for case in asked.cases:
        content, drafters = contents[case.id], written[case.id].drafters if case.id in written else []
        number = case.revision + 1
        known = facts.SignFacts(
            **asked.common(case),
            gaps=gaps(content, tasks[case.id]),
            empty=is_empty(content),
            drafters=frozenset(drafters),
            unanswered_checks=len(open_findings(content, checked[case.id])),
            unanswered_flags=sum(flag.status is FlagStatus.OPEN for flag in flags.get(case.id, ())),
        )
        text = canonical(of_revision(case, number, content, tasks[case.id], own[case.id])).decode()
        payload = {"revision": number, "digest": text_digest(text), "nil": content["nil"], "drafters": drafters}
        found.append(Finding(known, payload | {"level": CONSOLE}, text))
    return found


def _report(case: Case) -> Report:
    return Report(case.id, case.quarter, case.rules.entry_limit)


def _seal(asked: Asked) -> list[Finding]:
    signed, answering = digests(asked, Stamp.SIGNATURE), signers(asked)
    findings = []
    for case in asked.cases:
        stamped, content = signed[case.id]
        known = facts.SealFacts(
            **asked.common(case),
            content_digest=content,
            signed_digest=stamped,
            signers=answering.get(case.id, frozenset()),
        )
        findings.append(Finding(known, {"revision": case.revision, "digest": content, "level": CONSOLE}))
    return findings


def _submit(asked: Asked) -> list[Finding]:
    sealed = digests(asked, Stamp.SEAL)
    findings = []
    for case in asked.cases:
        stamped, content = sealed[case.id]
        known = facts.SubmitFacts(**asked.common(case), content_digest=content, sealed_digest=stamped)
        findings.append(Finding(known, {"revision": case.revision, "digest": content}))
    return findings


def _withdraw(asked: Asked) -> list[Finding]:
    reason = asked.request.reason
    return [
        Finding(
            facts.WithdrawFacts(**asked.common(case), reason=reason, taken_up=case.taken_up_by is not None),
            {"revision": case.revision, "reason": reason},
        )
        for case in asked.cases
    ]


def _review(asked: Asked) -> list[Finding]:
    found = judged(asked)
    findings = []
    for case in asked.cases:
        arrived, own, hands = found[case.id]
        accepting = asked.request.accept_flags
        accepted = [f.number for f in own.values() if accepting and f.status is FlagStatus.ANSWERED]
        missing = case.rules.wants_paper and not arrived
        known = facts.ReviewFacts(
            **asked.common(case),
            hands=frozenset(hands),
            missing_forms=(PAPER,) if missing else (),
            standing_flags=len(own) - len(accepted),
        )
        findings.append(Finding(known, {"revision": case.revision, "accepted": accepted}))
    return findings


def _flag(asked: Asked) -> list[Finding]:
    words, tasks = asked.request, targets(asked.session, asked.cases)
    return [
        Finding(
            facts.FlagFacts(
                **asked.common(case),
                category=words.category,
                text=words.text,
                items=words.items,
                unit_tasks=frozenset(tasks[case.id]),
                correct_by=words.correct_by,
                today=local_day(asked.now),
            ),
            {
                "revision": case.revision,
                "category": words.category,
                "text": words.text,
                "items": list(words.items),
                "correct_by": words.correct_by.isoformat() if words.correct_by else None,
            },
        )
        for case in asked.cases
    ]


def _reopen(asked: Asked) -> list[Finding]:
    reason = asked.request.reason
    return [
        Finding(
            facts.ReopenFacts(**asked.common(case), reason=reason),
            {"revision": case.revision, "reason": reason},
        )
        for case in asked.cases
    ]


def _clear(asked: Asked) -> list[Finding]:
    found = judged(asked)
    people = person_codes(asked.session, {flag.raised_by for own in found.values() for flag in own.flags.values()})
    words = asked.request
    return [
        Finding(
            facts.ClearFacts(
                **asked.common(case),
                reason=words.reason,
                evidence=words.evidence,
                flaggers=frozenset(people[flag.raised_by] for flag in found[case.id].flags.values()),
                hands=frozenset(found[case.id].hands),
            ),
            {"revision": case.revision, "reason": words.reason, "evidence": words.evidence},
        )
        for case in asked.cases
    ]


GATHER: Mapping[Event, Callable[[Asked], list[Finding]]] = {
    Event.SIGN: _sign,
    Event.SEAL: _seal,
    Event.SUBMIT: _submit,
    Event.WITHDRAW: _withdraw,
    Event.REVIEW: _review,
    Event.FLAG: _flag,
    Event.REOPEN: _reopen,
    Event.CLEAR: _clear,
}
