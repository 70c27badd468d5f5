"""The page for people is the table, no more and no less."""

from pathlib import Path

from statemachine.diagram import page
from statemachine.machine import mermaid
from statemachine.submission import EVENT_WORDS, RULES, STATE_WORDS

PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_in_the_docs_is_the_table_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make docs"


def test_the_page_has_a_line_for_every_row() -> None:
    lines = [line for line in page().splitlines() if line.startswith("| ") and "event" not in line]
    assert len(lines) == len(RULES)
    for rule, line in zip(RULES, lines, strict=True):
        assert f"`{rule.event}`" in line
        assert all(guard.__name__.replace("_", " ") in line for guard in rule.guards)


def test_the_drawing_has_every_state_and_every_arrow() -> None:
    drawn = mermaid()
    assert drawn.startswith("stateDiagram")
    for state, words in STATE_WORDS.items():
        assert f'state "{words.zh} {state}"' in drawn
    for rule in RULES:
        arrow = f"{rule.source} --> {rule.target}:"
        assert any(arrow in line and EVENT_WORDS[rule.event].zh in line for line in drawn.splitlines()), arrow
