"""Gathering what a decision is made on: one set-based function per event, and what the event will record.

``GATHER`` names them; each takes the cases of one ``advance_many`` and answers a ``Finding`` per case.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from actions.cases import Case
from actions.evidence import Asked, judged, person_codes, sealed, signed, signers, standing_flags
from actions.filing import lost
from models.flag import FlagStatus
from reports.checking import Report, findings, open_findings
from reports.content import EMPTY, drafts, gaps, is_empty, of_revision, targets
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
        text = canonical(of_revision(case, number, content, tasks[case.id], own[case.id])).decode()
        digest = text_digest(text)
        known = facts.SignFacts(
            **asked.common(case),
            **_shown(asked, case, digest),
            gaps=gaps(content, tasks[case.id]),
            empty=is_empty(content),
            drafters=frozenset(drafters),
            unanswered_checks=len(open_findings(content, checked[case.id])),
            unanswered_flags=sum(flag.status is FlagStatus.OPEN for flag in flags.get(case.id, ())),
        )
        payload = {"revision": number, "digest": digest, "nil": content["nil"], "drafters": drafters}
        found.append(Finding(known, payload | asked.request.basis.as_said(), text))
    return found


def _shown(asked: Asked, case: Case, digest: str) -> dict[str, Any]:
    """What a signature or a seal on the content with ``digest`` rests on, and what the campaign asks for."""
    return {"content_digest": digest, "evidence": asked.request.basis, "accepted": case.rules.levels}


def _report(case: Case) -> Report:
    return Report(case.id, case.quarter, case.rules.entry_limit)


def _seal(asked: Asked) -> list[Finding]:
    stamps, answering = signed(asked), signers(asked)
    findings = []
    for case in asked.cases:
        stamped, content = stamps[case.id]
        known = facts.SealFacts(
            **asked.common(case),
            **_shown(asked, case, content),
            signed_digest=stamped,
            signers=answering.get(case.id, frozenset()),
        )
        payload = {"revision": case.revision, "digest": content}
        findings.append(Finding(known, payload | asked.request.basis.as_said()))
    return findings


def _submit(asked: Asked) -> list[Finding]:
    stamps = sealed(asked)
    findings = []
    for case in asked.cases:
        stamped, content, kept = stamps[case.id]
        known = facts.SubmitFacts(
            **asked.common(case),
            content_digest=content,
            sealed_digest=stamped,
            lost_files=lost(asked.request.home, kept),
        )
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
