"""The table as a ``transitions`` machine: it checks the table, draws it, and is held against ``decide``.

The only file that imports ``transitions``. Decisions in the hot path come from the compiled table.
"""

from dataclasses import replace
from typing import cast

from transitions import EventData, Machine
from transitions.extensions import GraphMachine

from bilingual import Refused
from statemachine.authority import hold
from statemachine.facts import Facts
from statemachine.refusals import NotYourRole
from statemachine.submission import EVENT_WORDS, RULES, STATE_WORDS, Event, Guard, Rule, State


class Case:
    """A throw-away model: the machine writes methods and a state on it, never on a table's row."""

    state: str
    refusal: Refused | None = None


def _question(guard: Guard) -> object:
    def condition(data: EventData) -> bool:
        case = cast(Case, data.model)
        facts: Facts = data.kwargs["facts"]
        case.refusal = None if guard.__name__ in facts.waived else guard(facts)
        return case.refusal is None

    return condition


def _may(rule: Rule) -> object:
    def condition(data: EventData) -> bool:
        case = cast(Case, data.model)
        facts: Facts = data.kwargs["facts"]
        held = hold(rule.roles, facts.held)
        if held is not None and held.role is not None:
            # Only the role that is used counts for the guards after this.
            data.kwargs["facts"] = replace(facts, held={held.role: held.on_behalf_of})
            return True
        case.refusal = NotYourRole(person=facts.actor, event=EVENT_WORDS[rule.event], roles="")
        return False

    return condition


def _transitions() -> list[dict[str, object]]:
    return [
        {
            "trigger": str(rule.event),
            "source": str(rule.source),
            "dest": str(rule.target),
            "conditions": [_may(rule), *map(_question, rule.guards)],
        }
        for rule in RULES
    ]


def run(state: State, event: Event, facts: Facts) -> tuple[State, Refused | None]:
    """What the library says: the new state, or the old one with the refusal of role or guard.

    Raises ``transitions.MachineError`` where the table has no row.
    """
    case = Case()
    Machine(
        model=case,
        states=[str(s) for s in State],
        initial=str(state),
        send_event=True,
        transitions=_transitions(),
        auto_transitions=False,
    )
    case.trigger(str(event), facts=facts)  # type: ignore[attr-defined]  # the machine wrote it there
    return State(case.state), case.refusal


def mermaid() -> str:
    """The state diagram as Mermaid text, drawn by the library from the table, labelled in both languages."""
    machine = GraphMachine(
        states=[str(s) for s in State],
        transitions=[
            {
                "trigger": f"{EVENT_WORDS[r.event].zh} {r.event}",
                "source": str(r.source),
                "dest": str(r.target),
            }
            for r in RULES
        ],
        initial=str(State.DRAFTED),
        auto_transitions=False,
        graph_engine="mermaid",
    )
    drawn = str(machine.get_graph().draw(None))
    drawn = drawn[drawn.index("stateDiagram") :]  # its title block says nothing
    for state in State:
        drawn = drawn.replace(f'state "{state}"', f'state "{STATE_WORDS[state].zh} {state}"')
    return drawn
