"""With --json, standard output is always one JSON value; and what is wrong usage."""

import pytest

from tests.cli.ducha import NOTICE, Ducha
from tests.cli.people import NAME

REFUSED = {
    "no-period": ("status", "2020Q4", "--json"),
    "no-submission": ("submission", "show", "2020Q3/XXX", "--json"),
    "no-person": ("submission", "list", "2020Q3", "--json", "--as", "nobody"),
    "file-missing": ("notice", "check", "/nowhere/at/all.txt", "--json"),
    "no-office": ("--office", "other", "unit", "list", "--json"),
    "no-campaign": ("--campaign", "other", "status", "2020Q3", "--json"),
    "bad-moment": ("--as-of", "soon", "history", "--json"),
}


@pytest.mark.parametrize("code", REFUSED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_refusal_is_json_too(opened: Ducha, code: str, lang: str) -> None:
    said = opened(*REFUSED[code], lang=lang)
    assert said.code == 1
    error = said.json["error"]
    assert set(error) == {"code", "zh", "en"}
    assert error["code"] == code
    assert said.err.rstrip("\n") == error[lang]


def test_an_unforeseen_fault_is_json_and_one_line_and_leaves_its_traceback_in_a_file(
    opened: Ducha, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("cli.status.counts", fail)
    said = opened("status", "2020Q3", "--json")
    assert (said.code, said.json["error"]["code"], len(said.err.splitlines())) == (1, "internal-error", 1)
    assert "error.log" in said.err
    assert "ZeroDivisionError" in (opened.home / "error.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ("no-such-command",),
        ("submission", "no-such-verb"),
        ("status",),
        ("status", "2020Q5"),
        ("status", "autumn"),
        ("status", "2020Q3", "too", "much"),
        ("status", "2020Q3", "--no-such-option"),
        ("deadline", "2020Q3", "--days", "0"),
        ("deadline", "2020Q3", "--days", "three"),
        ("history", "--limit", "0"),
        ("notice", "import", NOTICE),
        ("submission", "sign", NAME),
        ("submission", "review", "--as", "office.reviewer"),
        ("submission", "draft", NAME, "--as", "GXJ.drafter"),
        ("submission", "draft", NAME, "--as", "GXJ.drafter", "--task", "1", "--nil", "无"),
        ("submission", "draft", NAME, "--as", "GXJ.drafter", "--task", "first"),
        ("submission", "flag", NAME, "--as", "office.reviewer", "--correct-by", "soon"),
        ("paper", "receive", NAME, "--as", "office.clerk"),
        ("--lang", "fr", "status", "2020Q3"),
        (),
        ("submission",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_says_so_on_standard_error(opened: Ducha, command: tuple[str, ...]) -> None:
    said = opened(*command)
    assert (said.code, said.out) == (2, "")
    assert "Usage" in said.err
    assert "Traceback" not in said.err
