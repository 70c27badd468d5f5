"""The circular says how reports were signed, and who gets a copy; a later change of rules changes no earlier one."""

from typing import Any

from actions.campaign import copy_to
from actions.sign import seal, sign
from actions.submit import submit
from documents import default_fonts, render
from reports.circular import circular_content
from reports.circular.anchor import here
from statemachine.evidence import Evidence, Level
from statemachine.submission import State
from tests.quarter import CALENDAR, Home, Scene, at

SHOWN = {Level.SCAN: Evidence(Level.SCAN, None, "1" * 64, "reports/1.png"), Level.ATTESTED: Evidence(Level.ATTESTED)}


def content(scene: Scene, anchor: Any = None) -> dict[str, Any]:
    parts = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, at("2020-10-27"), None)
    return circular_content(*parts, anchor or here(scene.session))


def test_the_circular_counts_levels_and_names_who_gets_a_copy(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
        before = content(scene)
        assert not {"evidence", "cc"} & set(before)
        for unit, level in (("FGJ", Level.SCAN), ("ZRJ", Level.ATTESTED)):
            found = scene.draft(unit)
            sign(scene.session, found, scene.person(f"{unit}.principal"), at("2020-10-10"), SHOWN[level])
            seal(scene.session, found, scene.person(f"{unit}.seal_keeper"), at("2020-10-10"))
        assert "evidence" not in content(scene)  # nothing of it is handed in
        from_console, anchor = scene.submission("ZRJ"), here(scene.session)
        scene.session.flush()
        submit(scene.session, from_console, scene.person("ZRJ.drafter"), at("2020-10-10"))
        after = content(scene)
        assert after["evidence"] == {"signature": {"attested": 1, "console": 1}, "seal": {"console": 2}}
        words = "已报送单位的签章方式，主要负责人签字：当场核验身份1个、控制台登记1个；单位盖章：控制台登记2个。"
        assert words in after["sections"][1]["paragraphs"]
        director = scene.person("office.director")
        copy_to(scene.session, scene.campaign, ["（演示）某办公室"], "（演示）", director, at("2020-10-10"))
        assert content(scene)["cc"] == ["（演示）某办公室"]
        assert content(scene) | {"cc": 0} == after | {"cc": 0, "standing": content(scene)["standing"]}
        assert "cc" not in content(scene, anchor)
        assert render(content(scene), "html", default_fonts())
