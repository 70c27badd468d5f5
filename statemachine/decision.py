"""One function applies the table."""

from dataclasses import dataclass, replace

from bilingual import Text
from statemachine.authority import hold
from statemachine.facts import Facts
from statemachine.refusals import NotFromHere, NotYourRole
from statemachine.submission import EVENT_WORDS, ROLE_WORDS, RULES, STATE_WORDS, Event, Guard, Role, Rule, State

# Compiled once: a dictionary answers a hundred times faster than the machine, and a test proves they agree.
_TABLE: dict[tuple[State, Event], Rule] = {(rule.source, rule.event): rule for rule in RULES}


@dataclass(frozen=True)
class Decision:
    """The new state, the role in which the actor was allowed to bring it about, for whom when by delegation,
    and the guards that would have refused but are waived for this unit."""

    target: State
    role: Role
    on_behalf_of: str | None = None
    waived: tuple[str, ...] = ()


def decide(state: State, event: Event, facts: Facts) -> Decision:
    """What ``event`` leads to from ``state``, for the actor and content that ``facts`` describe.

    Raises a ``Refused``: ``NotFromHere`` when the table has no such row, ``NotYourRole`` when the actor
    holds none of the row's roles (no role named means refused to all), or the first guard's reason.
    """
    rule = _TABLE.get((state, event))
    if rule is None:
        raise NotFromHere(event=EVENT_WORDS[event], state=STATE_WORDS[state], possible=_possible(state), last="")
    held = hold(rule.roles, facts.held)
    if held is None or held.role is None:
        raise NotYourRole(person=facts.actor, event=EVENT_WORDS[event], roles=_roles(rule))
    # Only the role that is used counts: somebody who could act for another, but does not, stands for himself.
    if len(facts.held) > 1:
        facts = replace(facts, held={held.role: held.on_behalf_of})
    waived = tuple(_waived(guard, facts) for guard in rule.guards)
    return Decision(rule.target, held.role, held.on_behalf_of, tuple(filter(None, waived)))


def events_from(state: State) -> tuple[Event, ...]:
    """The events that have a row from ``state``, in the table's order."""
    return tuple(dict.fromkeys(rule.event for rule in RULES if rule.source is state))


def _waived(guard: Guard, facts: Facts) -> str:
    """Raise the guard's refusal, unless the guard is waived: then its name. Nothing when it is content."""
    refusal = guard(facts)
    if refusal is None:
        return ""
    if guard.__name__ in facts.waived:
        return guard.__name__
    raise refusal


def _possible(state: State) -> Text:
    words = [EVENT_WORDS[event] for event in events_from(state)]
    return Text("、".join(word.zh for word in words), ", ".join(word.en for word in words))


def _roles(rule: Rule) -> Text:
    words = [ROLE_WORDS[role] for role in Role if role in rule.roles]
    return Text("或".join(word.zh for word in words), " or ".join(word.en for word in words))
