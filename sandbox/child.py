"""Starting the program: what it is told, what it may use, and what becomes of its answer."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import orjson

#: What the program is told of the environment: where the system's libraries are, and no address or password of ours.
_TOLD = ("LD_LIBRARY_PATH", "SYSTEMROOT")
_LIMITED = Path(__file__).with_name("limited.py")


class Limits(NamedTuple):
    """Address space in MB, seconds of the processor, and seconds by the clock, many more for a busy machine."""

    megabytes: int
    processor: float
    clock: float


def taken_apart(program: Path, told: tuple[str, ...], data: bytes, limits: Limits) -> dict[str, Any] | None:
    """The JSON object that ``program`` answers when ``data`` comes on its standard input.

    None when a limit or a fault stopped it: whatever happens to it is the file's own doing.
    """
    budget = (str(limits.megabytes), str(limits.processor))
    command = [sys.executable, "-I", str(_LIMITED), *budget, str(program), *told]
    environment = {name: os.environ[name] for name in _TOLD if name in os.environ}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.clock, check=True, env=environment
        )
        answer: dict[str, Any] = orjson.loads(done.stdout)
    except (subprocess.SubprocessError, orjson.JSONDecodeError):
        return None
    return answer
