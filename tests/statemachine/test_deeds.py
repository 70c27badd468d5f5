"""Every action that the ledger may hold has words."""

from statemachine.deeds import DEED_WORDS, deed
from statemachine.projection import _APPLY


def test_everything_that_changes_a_submission_has_words() -> None:
    assert set(map(str, _APPLY)) <= set(map(str, DEED_WORDS))


def test_an_action_of_a_newer_program_is_shown_as_it_stands() -> None:
    assert deed("from_tomorrow").said("zh") == "from_tomorrow"
