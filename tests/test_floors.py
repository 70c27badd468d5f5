"""The floors of the house: an import points strictly downward, and rooms on one floor do not know each other."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = {
    "cli": 5, "flows": 4, "actions": 3, "notifications": 3, "reports": 2, "models": 1,
    "statemachine": 0, "intake": 0, "documents": 0, "settings": 0, "workdays": -1, "bilingual": -2, "sandbox": -2,
}  # fmt: skip
#: Who alone may import what; nobody is an empty set.
ONLY_IN = {"transitions": {"statemachine/machine.py"}, "prefect": {"flows/"}, "fastapi": set[str]()}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def sources(room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_room_stands_on_a_floor() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert packages == set(FLOORS)


def test_an_import_points_strictly_downward() -> None:
    for room, floor in FLOORS.items():
        for name, tree in sources(room):
            for other in {module.partition(".")[0] for module in imported(tree)} & (set(FLOORS) - {room}):
                assert FLOORS[other] < floor, f"{name} imports {other}"


def test_some_libraries_are_known_in_one_place_only() -> None:
    for room in FLOORS:
        for name, tree in sources(room):
            for library in {module.partition(".")[0] for module in imported(tree)} & set(ONLY_IN):
                assert any(name.startswith(place) for place in ONLY_IN[library]), f"{name} imports {library}"


def test_imports_stand_at_the_top_of_a_file() -> None:
    for room in FLOORS:
        for name, tree in sources(room):
            for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
                assert list(imported(function)) == [], f"{name}:{function.lineno}"


def test_every_room_is_ours_wherever_the_program_is_started(tmp_path: Path) -> None:
    """PyPI's python-statemachine installs a package with the name of one of our rooms."""
    program = f"import json; print(json.dumps({{r: __import__(r).__file__ for r in {sorted(FLOORS)!r}}}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == {room: str(ROOT / room / "__init__.py") for room in FLOORS}
