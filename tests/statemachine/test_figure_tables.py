"""The page for people holds the rules as they are."""

from pathlib import Path

from statemachine.checks import CHECKS, LEVEL_WORDS
from statemachine.figure_tables import filled, tables
from statemachine.light import Light
from statemachine.measure import Comparator

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"


def lines(name: str) -> list[str]:
    return tables()[name].splitlines()[2:]


def test_the_page_in_the_docs_has_the_tables_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page) == page, "run make docs"
    assert all(table in page for table in tables().values())


def test_the_tables_have_a_line_for_every_rule() -> None:
    assert len(lines("comparators")) == len(Comparator)
    for row, line in zip(CHECKS, lines("checks"), strict=True):
        assert f"| `{row.rule}` | {LEVEL_WORDS[row.level].zh}" in line
        assert row.words.zh in line
        assert row.words.en in line
    assert [line[2] for line in lines("lights")] == list(Light)


def test_an_old_table_is_replaced_and_all_around_it_stays() -> None:
    page = PAGE.read_text(encoding="utf-8")
    old = page.replace(tables()["checks"], "| 旧 |\n")
    assert old != page
    assert filled(old) == page
