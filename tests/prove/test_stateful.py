"""Random persons, acts, edits, delegations, roles and clock: the house against the plain model, step by step."""

from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from statemachine.roles import Role
from tests.actions.changes import newcomer
from tests.actions.people import grant
from tests.prove.played import EVERYTHING, NEWCOMERS
from tests.prove.played_people import Changes
from tests.prove.proof import proof
from tests.quarter import Home


class Quarter(Changes):
    """Everything that may happen."""


class Size(NamedTuple):
    """How many quarters are played on each engine, of how many steps."""

    sqlite: int
    postgresql: int
    steps: int
    long: bool


FEW, MANY = Size(6, 2, 20, False), Size(150, 80, 50, True)
SEED = 2020
PHASES = (Phase.generate, Phase.shrink)


@pytest.fixture
def machine(home: Home) -> type[Quarter]:
    """The sample quarter, and two newcomers."""
    with home.act() as scene:
        for code in NEWCOMERS:
            newcomer(scene, code)
        for code, role, unit in sorted(EVERYTHING):
            grant(scene, code, Role(role), unit)
    return type("PlayedQuarter", (Quarter,), {"engine": home.engine, "tried": Counter()})


@pytest.mark.parametrize("size", [FEW, pytest.param(MANY, marks=pytest.mark.prove)], ids=["small", "long"])
def test_the_house_does_what_the_plain_model_does(machine: type[Quarter], size: Size) -> None:
    name = machine.engine.dialect.name
    examples = size.sqlite if name == "sqlite" else size.postgresql
    profile = settings(
        max_examples=examples, stateful_step_count=size.steps, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=PHASES if size.long else PHASES[:1],
    )  # fmt: skip
    with proof("stateful", name, kept=size.long) as figures:
        run_state_machine_as_test(seed(SEED)(machine), settings=profile)
        tried = {f"{act}: {what}": count for (act, what), count in sorted(machine.tried.items())}
        done = sum(count for (_, what), count in machine.tried.items() if what == "done")
        refused = machine.tried.total() - done
        figures |= {"seed": SEED, "quarters": examples, "tried": done + refused, "done": done, "refused": refused}
        figures |= {"disagreements": 0, "acts": tried}
    if size.long:
        assert {act for act, what in machine.tried if what == "done"} == {act for act, _ in machine.tried}
