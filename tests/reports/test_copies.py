"""The circular says who gets a copy; a later change of the rules changes no earlier circular."""

from typing import Any

from actions.campaign import copy_to
from documents import default_fonts, render
from reports.circular import circular_content
from reports.circular.anchor import Anchor, here
from tests.quarter import CALENDAR, Home, Scene, at


def content(scene: Scene, anchor: Anchor | None = None) -> dict[str, Any]:
    parts = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, at("2020-10-27"), None)
    return circular_content(*parts, anchor or here(scene.session))


def test_the_circular_names_who_gets_a_copy_once_the_director_says_so(home: Home) -> None:
    with home.act() as scene:
        before, anchor = content(scene), here(scene.session)
        director = scene.person("office.director")
        copy_to(scene.session, scene.campaign, ["（演示）某办公室"], "（演示）", director, at("2020-10-10"))
        after = content(scene)
        assert after == before | {"cc": ["（演示）某办公室"]}
        assert content(scene, anchor) == before
        assert render(after, "html", default_fonts())
