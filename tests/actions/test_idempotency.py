"""A repeated call gets the first answer, and nothing happens twice."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import func, select

from actions.idempotency import KEPT, forget_keys, once
from actions.refusals import KeyReused, KeyUnfit
from actions.sign import seal, sign
from bilingual import Refused
from models import AuditEvent, IdempotencyKey
from statemachine.submission import State
from tests.quarter import Home, Scene, at

WHEN = at("2020-10-10")
ASKED = {"verb": "seal", "name": "2020Q3/GXJ"}


def sealing(scene: Scene, key: str | None, asked: dict[str, str] = ASKED) -> Any:
    keeper, found = scene.person("GXJ.seal_keeper"), scene.submission("GXJ")

    def do() -> str:
        seal(scene.session, found, keeper, WHEN)
        return f"sealed {found.seq}"

    return once(scene.session, key, asked, keeper, WHEN, do)


def signed(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SIGNED)


def count(home: Home, table: type[Any] = AuditEvent) -> int:
    with home.look() as scene:
        return scene.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_repeated_call_gets_the_first_answer_and_does_nothing(home: Home) -> None:
    signed(home)
    with home.act() as scene:
        first = sealing(scene, "k1")
    before = count(home)
    with home.act() as scene:
        assert sealing(scene, "k1") == first
    assert count(home) == before


def test_without_a_key_a_repeated_call_is_refused_as_the_table_says(home: Home) -> None:
    signed(home)
    with home.act() as scene:
        sealing(scene, None)
    with pytest.raises(Refused, match="seal"), home.act() as scene:
        sealing(scene, None)


def test_a_key_stands_for_one_request(home: Home) -> None:
    signed(home)
    with home.act() as scene:
        sealing(scene, "k1")
    with pytest.raises(KeyReused, match="k1"), home.act() as scene:
        sealing(scene, "k1", ASKED | {"name": "2020Q3/FGJ"})


def test_the_keys_of_two_people_do_not_meet(home: Home) -> None:
    with home.act() as scene:
        for person in ("GXJ.drafter", "FGJ.drafter"):
            answer = once(scene.session, "k1", {"by": person}, scene.person(person), WHEN, person.lower)
            assert answer == person.lower()


def test_a_refused_call_leaves_no_key_behind(home: Home) -> None:
    with home.act() as scene:
        scene.draft("GXJ")
    with pytest.raises(Refused), home.act() as scene:
        sealing(scene, "k1")
    with home.act() as scene:
        sign(scene.session, scene.submission("GXJ"), scene.person("GXJ.principal"), WHEN)
    with home.act() as scene:
        assert sealing(scene, "k1") == "sealed 3"


@pytest.mark.parametrize("key", ["", "  ", "x" * 101, "a\nb"])
def test_a_key_that_is_none_is_refused(home: Home, key: str) -> None:
    with pytest.raises(KeyUnfit), home.act() as scene:
        sealing(scene, key)


def test_of_two_at_once_the_second_waits_and_gets_the_answer_of_the_first(home: Home) -> None:
    signed(home)
    both, answers = Barrier(2), []

    def call() -> None:
        both.wait()
        with home.act() as scene:
            answers.append(sealing(scene, "k1"))

    threads = [Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["sealed 3", "sealed 3"]


def test_old_answers_are_forgotten(home: Home) -> None:
    signed(home)
    with home.act() as scene:
        sealing(scene, "k1")
    with home.act() as scene:
        assert forget_keys(scene.session, WHEN + KEPT) == 0
        assert forget_keys(scene.session, WHEN + KEPT + timedelta(seconds=1)) == 1
    assert count(home, IdempotencyKey) == 0
