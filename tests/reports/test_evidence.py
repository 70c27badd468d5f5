"""The circular counts how reports were signed and sealed; where all of it was at the console it says nothing."""

from typing import Any

import pytest

from actions.review import answer, reopen
from actions.sign import seal, sign
from actions.submit import submit
from documents import check, default_fonts, render
from documents.refusals import MalformedContent
from reports.replay import replay
from statemachine.evidence import Evidence, Level
from statemachine.submission import State
from tests.quarter import CALENDAR, Home, Scene, at
from tests.reports.busy_quarter import content_of
from tests.reports.worked_quarter import edition, frozen

DAY = at("2020-10-10")


def stamped(scene: Scene, unit: str, signature: Level, seal_level: Level, *, hand_in: bool = True) -> None:
    """The unit's report signed and sealed at these levels."""
    found = scene.draft(unit)
    content = sign(scene.session, found, scene.person(f"{unit}.principal"), DAY, Evidence(signature)).digest
    basis = Evidence(seal_level, content)
    seal(scene.session, found, scene.person(f"{unit}.seal_keeper"), DAY, basis)
    if hand_in:
        submit(scene.session, found, scene.person(f"{unit}.drafter"), DAY)


def mixed(scene: Scene) -> None:
    """One of each kind, weaker seals and weaker signatures, one not handed in, one returned and signed otherwise."""
    stamped(scene, "GXJ", Level.CERTIFICATE, Level.CERTIFICATE)
    stamped(scene, "FGJ", Level.CERTIFICATE, Level.SCAN)
    stamped(scene, "ZRJ", Level.ATTESTED, Level.CERTIFICATE)
    stamped(scene, "HBJ", Level.ATTESTED, Level.CONSOLE)
    stamped(scene, "TCJ", Level.SCAN, Level.SCAN, hand_in=False)
    returned = scene.bring("NYJ", State.FLAGGED)
    reopen(scene.session, returned, scene.person("office.reviewer"), at("2020-10-14"), "（演示）请改")
    answer(scene.session, returned, 1, "（演示）已改", scene.person("NYJ.drafter"), at("2020-10-14"))
    sign(scene.session, returned, scene.person("NYJ.principal"), at("2020-10-15"), Evidence(Level.SCAN))


def sentences(content: dict[str, Any]) -> list[str]:
    return [words for words in content["sections"][1]["paragraphs"] if "方式" in words]


def test_a_unit_counts_under_the_weaker_of_its_two(home: Home) -> None:
    with home.act() as scene:
        mixed(scene)
    content = content_of(home)
    assert content["evidence"] == [
        {"level": "电子签章", "units": 1}, {"level": "扫描件", "units": 1}, {"level": "当场核验身份", "units": 1},
        {"level": "控制台登记", "units": 2},
    ]  # fmt: skip
    (said,) = sentences(content)
    assert said == "按签字、盖章的方式分：电子签章1个、扫描件1个、当场核验身份1个、控制台登记2个。"
    notes = {unit["code"]: unit["note"] for unit in content["units"] if unit["note"]}
    assert notes == {
        "GXJ": "签章方式：电子签章", "FGJ": "签章方式：扫描件", "ZRJ": "签章方式：当场核验身份",
        "HBJ": "签章方式：控制台登记", "NYJ": "签章方式：控制台登记",
    }  # fmt: skip
    assert "签章方式：当场核验身份" in render(content, "html", default_fonts()).decode()


def test_where_everybody_is_at_the_console_the_circular_is_as_it_was(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        stamped(scene, "TCJ", Level.SCAN, Level.SCAN, hand_in=False)
    content = content_of(home)
    assert "evidence" not in content
    assert sentences(content) == []
    assert {unit["note"] for unit in content["units"]} == {""}


def test_the_circular_replays_whatever_is_signed_later(home: Home) -> None:
    with home.act() as scene:
        mixed(scene)
    frozen(home)
    with home.act() as scene:
        stamped(scene, "JTJ", Level.CERTIFICATE, Level.CERTIFICATE)
    with home.look() as scene:
        found = replay(scene.session, scene.office, scene.campaign, scene.period, CALENDAR)
        assert found.differing == []
        assert found.content == edition(scene).content


def test_the_key_has_a_shape(home: Home) -> None:
    content = content_of(home)
    check(content | {"evidence": [{"level": "扫描件", "units": 3}]}, default_fonts())
    for wrong in ([{"level": "扫描件"}], [{"level": "扫描件", "units": "3"}], "扫描件"):
        with pytest.raises(MalformedContent):
            check(content | {"evidence": wrong}, default_fonts())
