"""Who may do what: one table and one function for the command line, the screens and the flows.

Closed by default: an act without a row here is refused to everybody. Events of a submission take their roles
from the table of ``submission.py``, so the two cannot drift apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bilingual import Refused, Text
from statemachine.actor import Actor, Via
from statemachine.submission import ROLE_WORDS, RULES, UNIT_ROLES, Event, Role


class Act(StrEnum):
    """What people do beside moving a submission through its states."""

    WRITE = "write"
    ANSWER = "answer"
    ACKNOWLEDGE = "acknowledge"
    TAKE_UP = "take_up"
    RECEIVE_PAPER = "receive_paper"
    ISSUE_RUNG = "issue_rung"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"
    EXEMPT = "exempt"
    GIVE_PASSWORD = "give_password"
    DELEGATE = "delegate"
    KEEP_ROSTER = "keep_roster"
    APPOINT = "appoint"
    WAIVE = "waive"
    SET_RULES = "set_rules"
    KEEP_CERTIFICATES = "keep_certificates"
    PROPOSE_IMPRINT = "propose_imprint"
    APPROVE_IMPRINT = "approve_imprint"
    CONFIRM_FIGURES = "confirm_figures"
    IMPORT = "import"
    OPEN_PERIOD = "open_period"
    ESCALATE = "escalate"
    FREEZE = "freeze"
    CHECKPOINT = "checkpoint"


ACT_WORDS: dict[Act, Text] = {
    Act.WRITE: Text("拟稿", "write its report"),
    Act.ANSWER: Text("答复问题", "answer for it"),
    Act.ACKNOWLEDGE: Text("签收", "acknowledge its tasks"),
    Act.TAKE_UP: Text("受理", "take it up"),
    Act.RECEIVE_PAPER: Text("登记收件", "register its paper"),
    Act.ISSUE_RUNG: Text("签发", "issue it"),
    Act.ASK_EXTENSION: Text("申请延期", "ask for an extension"),
    Act.DECIDE_EXTENSION: Text("批复延期", "decide on an extension"),
    Act.EXEMPT: Text("批准免报", "exempt it"),
    Act.GIVE_PASSWORD: Text("为他人设置密码", "set somebody else's password"),
    Act.DELEGATE: Text("授权代签", "delegate the signature"),
    Act.KEEP_ROSTER: Text("变更单位和人员", "change units and people"),
    Act.APPOINT: Text("任免督查室人员", "appoint people of the office"),
    Act.WAIVE: Text("批准或取消职责分离的例外", "waive a separation of duties or end that"),
    Act.SET_RULES: Text("变更督查规则", "change the rules of the campaign"),
    Act.KEEP_CERTIFICATES: Text("登记或停用证书", "register a certificate or end it"),
    Act.PROPOSE_IMPRINT: Text("提交印模", "propose its seal's imprint"),
    Act.APPROVE_IMPRINT: Text("核准印模", "approve its seal's imprint"),
    Act.CONFIRM_FIGURES: Text("确认指标、更正通知内容", "confirm figures and correct the notice"),
    Act.IMPORT: Text("导入通知", "import a notice"),
    Act.OPEN_PERIOD: Text("开启季度", "open a quarter"),
    Act.ESCALATE: Text("催报", "chase the late"),
    Act.FREEZE: Text("定稿通报", "freeze the circular"),
    Act.CHECKPOINT: Text("做检查点", "make a checkpoint"),
}

_DUTIES: dict[Act, frozenset[Role]] = {
    Act.WRITE: frozenset({Role.DRAFTER}),
    Act.ANSWER: frozenset({Role.DRAFTER, Role.PRINCIPAL}),
    Act.ACKNOWLEDGE: frozenset({Role.DRAFTER, Role.PRINCIPAL}),
    Act.TAKE_UP: frozenset({Role.REVIEWER, Role.INSPECTOR}),
    Act.RECEIVE_PAPER: frozenset({Role.CLERK}),
    Act.ISSUE_RUNG: frozenset({Role.DIRECTOR}),
    Act.ASK_EXTENSION: frozenset({Role.DRAFTER, Role.PRINCIPAL}),
    Act.DECIDE_EXTENSION: frozenset({Role.DIRECTOR}),
    Act.EXEMPT: frozenset({Role.DIRECTOR}),
    Act.GIVE_PASSWORD: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.DELEGATE: frozenset({Role.PRINCIPAL}),
    Act.KEEP_ROSTER: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.APPOINT: frozenset({Role.DIRECTOR}),
    Act.WAIVE: frozenset({Role.DIRECTOR}),
    Act.SET_RULES: frozenset({Role.DIRECTOR}),
    Act.KEEP_CERTIFICATES: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.PROPOSE_IMPRINT: frozenset({Role.PRINCIPAL, Role.SEAL_KEEPER}),
    Act.APPROVE_IMPRINT: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.CONFIRM_FIGURES: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.IMPORT: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.OPEN_PERIOD: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.ESCALATE: frozenset({Role.CLERK, Role.DIRECTOR}),
    Act.FREEZE: frozenset({Role.DIRECTOR}),
    Act.CHECKPOINT: frozenset({Role.CLERK, Role.DIRECTOR}),
}

#: What comes by itself, on the days that the calendar gives: the clock does it, and whoever has the machine may do it
#: at the console in the clock's place. Nothing that names, judges or speaks for anybody is among it.
_BY_ITSELF = frozenset({Act.OPEN_PERIOD, Act.ESCALATE, Act.FREEZE, Act.CHECKPOINT})
_AT_THE_CONSOLE = _BY_ITSELF | {Act.IMPORT, Act.CONFIRM_FIGURES}
#: What may be done where nobody is named who would hold a role; a person's roles are never added to it.
UNNAMED: Mapping[Via, frozenset[Act | Event]] = {
    Via.CLOCK: _BY_ITSELF,
    Via.CONSOLE: _AT_THE_CONSOLE,
    Via.AS_OF: _AT_THE_CONSOLE,
    Via.DEMO: frozenset({Act.IMPORT, Act.CONFIRM_FIGURES}),
}

ROLES_FOR: Mapping[Act | Event, frozenset[Role]] = _DUTIES | {
    event: frozenset().union(*(rule.roles for rule in RULES if rule.event is event)) for event in Event
}


class NotYourDuty(Refused):
    """The act belongs to others."""

    zh = "{person} 不能为{unit}{act}：这属于{roles}的职责。请由其本人操作，或先授予相应角色。"
    en = "{person} may not {act} for {unit}: that is the duty of the {roles}. Let them act, or grant the role."


class UnitHasEnded(Refused):
    """The role counted until the unit ended."""

    zh = "{person} 不能再为{unit}办理：该单位已于 {on} 撤并，其人员的角色自当日起失效。{next}。"
    en = "{person} can no longer act for {unit}: it ended on {on}, and with it the roles of its people; {next}."


_ASK_SUCCESSOR = "请由承接单位（{0}）的人员办理", "let the people of its successor ({0}) act"
_ASK_OFFICE = Text(
    "没有承接单位，未办结的报告由督查室处理：由主任批准免报（submission exempt），否则按未报处理",
    "it has no successor, so the director exempts what is open (submission exempt), or it is missing",
)


class Place(NamedTuple):
    """Where an act counts: an office (its id) and one of its units (the code), or None for what concerns the
    office itself; ``name`` is what a refusal calls it."""

    office: int
    unit: str | None
    name: str


@dataclass(frozen=True)
class Held:
    """The role in which somebody may act, and for whom when it is by delegation; the clock and the bare console
    have none."""

    role: Role | None
    on_behalf_of: str | None


def hold(roles: frozenset[Role], held: Mapping[Role, str | None]) -> Held | None:
    """The first of ``roles`` that is among ``held`` (role → person represented, None for one's own)."""
    return next((Held(role, held[role]) for role in Role if role in roles and role in held), None)


def can(actor: Actor, act: Act | Event, place: Place) -> Held | None:
    """Whether ``actor`` may do ``act`` at ``place`` at all, whatever the state; None means no.

    A person by the roles held there; the clock and the bare console only what ``UNNAMED`` says, in every office.
    """
    if actor.id is None:
        return Held(None, None) if act in UNNAMED.get(actor.via, ()) else None
    return hold(ROLES_FOR.get(act, frozenset()), actor.held_for(place.office, place.unit))


def require(actor: Actor, act: Act, place: Place) -> Held:
    """``can``, or the sentence that says whose duty it is. Raises ``NotYourDuty`` or ``UnitHasEnded``."""
    held = can(actor, act, place)
    if held is None:
        refuse_ended(actor, ROLES_FOR.get(act, frozenset()), place.office, place.unit)
        words = [ROLE_WORDS[role] for role in Role if role in ROLES_FOR.get(act, ())]
        roles = Text("或".join(word.zh for word in words) or "—", " or ".join(word.en for word in words) or "—")
        raise NotYourDuty(person=actor.person, unit=place.name, act=ACT_WORDS[act], roles=roles)
    return held


def refuse_ended(actor: Actor, roles: frozenset[Role], office: int, unit: str | None) -> None:
    """Raises ``UnitHasEnded`` if ``actor`` could have acted in one of ``roles`` for ``unit``, were it still there."""
    for gone in sorted(actor.lapsed) if actor.office_id == office else ():
        if gone.role in roles and gone.unit == unit:
            words = Text(*(said.format(gone.successor) for said in _ASK_SUCCESSOR)) if gone.successor else _ASK_OFFICE
            raise UnitHasEnded(person=actor.person, unit=gone.name, on=gone.on, next=words)


def giving(roles: Iterable[Role]) -> Act:
    """The act of giving or ending ``roles``: who keeps the roster gives a unit's, only the director an office's."""
    return Act.KEEP_ROSTER if UNIT_ROLES.issuperset(roles) else Act.APPOINT
