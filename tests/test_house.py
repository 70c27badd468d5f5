"""The rules of the house that no linter knows."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from bilingual import Refused, Text
from tests.test_floors import FLOORS, ROOT, sources

CJK = re.compile(r"[\u3400-\u9fff]")
#: Words of the notice's own table, quoted in English sentences because that is what stands in the file.
QUOTED = re.compile("待定|序号|〔|〕|号")
#: The door, the ledger behind it, the first state of a new submission, and the state of a run of a flow.
DOORS = {"actions/ledger.py", "actions/period.py", "actions/flow_run.py", "statemachine/projection.py"}
LONGEST = 200


def everything() -> Iterator[tuple[str, ast.Module]]:
    for room in FLOORS:
        yield from ((name, tree) for name, tree in sources(room) if "/migrations/" not in name)


def refusals() -> list[type[Refused]]:
    """Every kind of refusal of every room, found by importing all of them."""
    for room in FLOORS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    found, waiting = [], [Refused]
    while waiting:
        children = waiting.pop().__subclasses__()
        found += [kind for kind in children if kind.__module__.partition(".")[0] in FLOORS]
        waiting += children
    return sorted(set(found), key=lambda kind: (kind.__module__, kind.__name__))


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    for name, _ in everything():
        length = len((ROOT / name).read_text(encoding="utf-8").splitlines())
        assert length <= LONGEST, f"{name} has {length} lines"


def test_every_file_and_everything_public_in_it_says_what_it_is() -> None:
    for name, tree in everything():
        assert ast.get_docstring(tree), name
        for node in tree.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            assert not public or ast.get_docstring(node), f"{name}: {node.name}"  # type: ignore[arg-type, attr-defined]


def test_a_state_changes_in_one_place_only() -> None:
    for name, tree in everything():
        for node in ast.walk(tree):
            assert not writes_state(node) or name in DOORS, f"{name}:{node.lineno}"  # type: ignore[attr-defined]


def writes_state(node: ast.AST) -> bool:
    """``x.state = …``, ``values(state=…)`` or ``setattr(x, "state", …)``."""
    if isinstance(node, ast.Attribute):
        return node.attr == "state" and isinstance(node.ctx, ast.Store)
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    named = any(keyword.arg == "state" for keyword in node.keywords)
    literal = any(isinstance(given, ast.Constant) and given.value == "state" for given in node.args)
    return (called in ("values", "update") and named) or (called == "setattr" and literal)


def test_the_search_for_such_places_finds_them() -> None:
    for line in ("x.state = 1", "x.a, x.state = 1, 2", "update(T).values(state=1)", "setattr(x, 'state', 1)"):
        assert any(writes_state(node) for node in ast.walk(ast.parse(line))), line
    for line in ("y = x.state", "f(state=1)", "getattr(x, 'state')"):
        assert not any(writes_state(node) for node in ast.walk(ast.parse(line))), line


def test_every_refusal_is_a_whole_sentence_in_each_language() -> None:
    for kind in refusals():
        assert kind.__doc__, kind
        assert fields(kind.zh) == fields(kind.en), f"{kind}: both languages tell the same"
        refused = kind(**{name: Text("甲", "A") for name in fields(kind.zh)})
        zh, en = refused.sentence("zh"), refused.sentence("en")
        assert CJK.search(zh.replace("甲", "")), kind
        assert not CJK.search(QUOTED.sub("", en)), en
        assert not re.search("[{}]", zh + en), kind
        assert zh.endswith("。"), zh
        assert en.endswith("."), en


def test_no_two_refusals_have_one_code() -> None:
    kinds = refusals()
    assert len(kinds) > 60
    codes = [kind.__new__(kind).code for kind in kinds]
    twice = {code for code in codes if codes.count(code) > 1}
    assert twice == set()


def test_no_file_names_the_machine_it_was_written_on() -> None:
    for path in (path for room in FLOORS for path in Path(ROOT / room).rglob("*.py")):
        assert str(ROOT) not in path.read_text(encoding="utf-8"), path
