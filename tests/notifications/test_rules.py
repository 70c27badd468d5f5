"""The table of rules, and the templates that belong to it."""

import pytest
from jinja2 import UndefinedError

from actions.escalation import proposal
from notifications.message import CLOSE, TEMPLATES, render
from notifications.rules import RULES, Rule
from statemachine.ladder import RungKind
from statemachine.submission import Event, Role

SHARED = {CLOSE, "due"}


def test_a_rule_is_named_once() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)


def test_every_rule_listens_to_an_action_that_is_written() -> None:
    written = {"open", *Event, *RungKind, *map(proposal, RungKind)}
    assert {rule.action for rule in RULES} <= written


def test_every_rung_is_told_and_every_rung_that_waits_for_an_officer_is_told_to_the_director() -> None:
    by_action = {rule.action: rule.roles for rule in RULES}
    assert set(RungKind) <= set(by_action)
    for kind in (RungKind.CIRCULAR, RungKind.FORMAL_TALK):
        assert by_action[proposal(kind)] == (Role.DIRECTOR,)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_has_its_template_and_no_template_is_left_over(lang: str) -> None:
    files = {path.stem for path in (TEMPLATES / lang).iterdir()}
    assert files == {rule.template for rule in RULES} | SHARED


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_template_begins_with_a_subject_and_an_empty_line(rule: Rule, lang: str) -> None:
    lines = (TEMPLATES / lang / f"{rule.template}.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].strip()
    assert lines[1] == ""
    assert lines[2].strip()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_template_passes_over_a_value_that_is_missing(rule: Rule, lang: str) -> None:
    with pytest.raises(UndefinedError):
        render(rule.template, lang, {"label": None})
