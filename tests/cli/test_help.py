"""The first thing anybody types."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import click

from cli.main import COMMANDS, cli
from tests.cli.ducha import Ducha

_HEAVY = ("prefect", "sqlalchemy", "fastapi", "alembic", "rich", "orjson", "typst")
_ASK = """
import json, sys
from unittest import mock
from cli.main import main
with mock.patch.object(sys, "argv", ["ducha", "--help"]):
    try:
        main()
    except SystemExit as end:
        print(json.dumps([end.code, sorted(sys.modules)]), file=sys.stderr)
"""


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group below ``group``, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def test_help_starts_without_the_heavy_libraries() -> None:
    ran = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, check=True, timeout=60)
    code, modules = json.loads(ran.stderr)
    assert code == 0
    assert not [name for name in modules if name.partition(".")[0] in _HEAVY]
    assert all(f"  {name} " in ran.stdout.decode() for name in COMMANDS)


def test_a_plain_locale_prints_chinese() -> None:
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    called = [sys.executable, "-c", "from cli.main import main; main()", "--help"]
    ran = subprocess.run(called, env=plain, capture_output=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "督查通报" in ran.stdout.decode()


def test_every_command_explains_itself_in_chinese_and_english_and_touches_no_data(nowhere: Ducha) -> None:
    # Not parametrized: listing the commands imports them all, and Prefect with them.
    for path in commands(cli):
        described = nowhere.do(*path, "--help").out.partition("Options:")[0].partition("\n\n")[2]
        assert any("一" <= character <= "鿿" for character in described), path
        assert any(character.isascii() and character.isalpha() for character in described), path
    assert not nowhere.home.exists()


def test_the_version_is_printed(nowhere: Ducha) -> None:
    assert nowhere.do("--version").out.strip().count(".") == 2
