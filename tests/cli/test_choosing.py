"""Several offices or campaigns in one home: the command asks which, and does as told."""

from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha

FIRST, SECOND = "临政字〔2020〕112号", "临政字〔2020〕113号"


@pytest.fixture
def two_campaigns(opened: Ducha, tmp_path: Path) -> Ducha:
    """The sample and a copy of it under another number, of which nothing is open."""
    copy = tmp_path / "second.txt"
    copy.write_text(Path(NOTICE).read_text(encoding="utf-8").replace("112 号", "113 号"), encoding="utf-8")
    said = opened.do("notice", "import", str(copy), "--units", UNITS)
    assert SECOND in said.out
    return opened


@pytest.fixture
def two_offices(opened: Ducha) -> Ducha:
    """A second office in the same home."""
    opened.do("office", "add", "second", "--name", "第二督查室", "--director-name", "（演示）室主任")
    return opened


@pytest.mark.parametrize("command", [("status", "2020Q3"), ("submission", "list", "2020Q3"), ("circular", "2020Q3")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_which_campaign_is_asked_for(two_campaigns: Ducha, command: tuple[str, ...], lang: str) -> None:
    said = two_campaigns.refused(*command, lang=lang)
    assert "--campaign" in said
    assert FIRST in said
    assert SECOND in said


def test_the_campaign_named_is_the_one_meant(two_campaigns: Ducha) -> None:
    assert two_campaigns.json("--campaign", FIRST, "status", "2020Q3")["units"] == 30
    two_campaigns.refused("--campaign", SECOND, "status", "2020Q3")
    two_campaigns.do("--campaign", SECOND, "period", "open", "2020Q3")
    assert two_campaigns.json("--campaign", SECOND, "status", "2020Q3")["units"] == 30


def test_the_same_name_means_two_submissions(two_campaigns: Ducha) -> None:
    two_campaigns.do("--campaign", SECOND, "period", "open", "2020Q3")
    draft = ("submission", "draft", "2020Q3/GXJ", "--as", "GXJ.drafter", "--nil", "第二件")
    two_campaigns.do("--campaign", SECOND, *draft)
    nil = {
        number: two_campaigns.json("--campaign", number, "submission", "show", "2020Q3/GXJ")["draft"]["nil"]
        for number in (FIRST, SECOND)
    }
    assert nil == {FIRST: False, SECOND: True}


def test_units_and_people_are_the_offices_not_the_campaigns(two_campaigns: Ducha) -> None:
    assert len(two_campaigns.json("unit", "list")) == 30
    assert len(two_campaigns.json("person", "list")) == 94
    assert two_campaigns.json("audit", "verify")["ok"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_which_office_is_asked_for(two_offices: Ducha, lang: str) -> None:
    said = two_offices.refused("status", "2020Q3", lang=lang)
    assert "--office" in said
    assert "main" in said
    assert "second" in said


def test_the_office_named_is_the_one_meant(two_offices: Ducha) -> None:
    assert two_offices.json("--office", "main", "status", "2020Q3")["units"] == 30
    assert two_offices.json("--office", "second", "unit", "list") == []


def test_a_notice_goes_to_the_office_named(two_offices: Ducha) -> None:
    two_offices.refused("notice", "import", NOTICE, "--units", UNITS)
    two_offices.do("--office", "second", "notice", "import", NOTICE, "--units", UNITS)
    assert len(two_offices.json("--office", "second", "unit", "list")) == 30
