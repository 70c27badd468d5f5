"""Which event speaks to whom. Adding a rule is one row here and its template in both languages.

A row holds for every event in the ledger that it has not spoken of yet, old ones too.
"""

from dataclasses import dataclass

from statemachine.ladder import RungKind
from statemachine.submission import Event, Role


@dataclass(frozen=True)
class Rule:
    """``action`` on a submission is told to everybody who holds one of ``roles`` for its unit or its office.

    ``name`` is unique and stands in the deliveries; ``template`` is a file of ``templates/zh`` and ``templates/en``.
    """

    name: str
    action: str
    roles: tuple[Role, ...]
    template: str


_DRAFTER = (Role.DRAFTER,)
_RESPONSIBLE = (Role.DRAFTER, Role.PRINCIPAL)
_PRINCIPAL = (Role.PRINCIPAL,)
_DIRECTOR = (Role.DIRECTOR,)

#: What the ledger calls a rung that waits for an officer to issue it.
PROPOSED = "propose_"

RULES: tuple[Rule, ...] = (
    Rule("opened", "open", _DRAFTER, "opened"),
    Rule("to_seal", Event.SIGN, (Role.SEAL_KEEPER,), "to_seal"),
    Rule("to_submit", Event.SEAL, _DRAFTER, "to_submit"),
    Rule("receipt", Event.SUBMIT, _DRAFTER, "receipt"),
    Rule("reviewed", Event.REVIEW, _DRAFTER, "reviewed"),
    Rule("flagged", Event.FLAG, _RESPONSIBLE, "flagged"),
    Rule("reopened", Event.REOPEN, _DRAFTER, "reopened"),
    Rule("chased", RungKind.CHASE, _DRAFTER, "chased"),
    Rule("chased_again", RungKind.SECOND_CHASE, _RESPONSIBLE, "chased_again"),
    Rule("criticised", RungKind.CIRCULAR, _PRINCIPAL, "criticised"),
    Rule("summoned", RungKind.FORMAL_TALK, _PRINCIPAL, "summoned"),
    Rule("circular_to_issue", PROPOSED + RungKind.CIRCULAR, _DIRECTOR, "to_issue"),
    Rule("talk_to_issue", PROPOSED + RungKind.FORMAL_TALK, _DIRECTOR, "to_issue"),
)
