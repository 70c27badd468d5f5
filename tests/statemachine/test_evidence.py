"""What an act brings along is said in its event, and nothing beside it."""

from statemachine.evidence import CONSOLE, LEVEL_WORDS, Evidence, Level


def test_every_level_has_its_own_words() -> None:
    assert set(LEVEL_WORDS) == set(Level)
    assert len(set(LEVEL_WORDS.values())) == len(Level)


def test_the_console_says_its_level_alone() -> None:
    assert CONSOLE.as_said() == {"level": "console"}


def test_an_event_says_what_is_known_and_leaves_the_digest_to_the_content() -> None:
    evidence = Evidence(Level.SCAN, digest="d", file="f", place="reports/2020Q3/TCJ-r1-signature-scan.pdf")
    said = {"level": "scan", "file": "f", "place": "reports/2020Q3/TCJ-r1-signature-scan.pdf"}
    assert evidence.as_said() == said
