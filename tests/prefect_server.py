"""One real Prefect server for a whole run of the tests, however many workers share it.

The first test that asks for it starts ``python -m tests.prefect_server``, the keeper, which starts the server, writes
down its address, and waits for the lock that the run holds as long as it lives. So the server ends with the run,
whether the run ends well, fails or is killed; nothing is told a process id that may have been given to somebody else.
What the server said stands in ``ducha/prefect/server.log`` under the run's temporary folder.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from settings import Settings, prefect_environment

_RUN = pytest.StashKey[FileLock]()
_ADDRESS, _SAID = "server.json", "keeper.log"
_KEEPERS: list["subprocess.Popen[bytes]"] = []


def begin(config: pytest.Config) -> None:
    """Prefect reads its settings when it is imported: no test may find, or leave, anything in the user's home."""
    folder = _folder(config)
    folder.mkdir(exist_ok=True)
    os.environ.update(prefect_environment(_settings(folder)))
    if not hasattr(config, "workerinput"):
        config.stash[_RUN] = _run_lock(folder)
        config.stash[_RUN].acquire()


def address(config: pytest.Config) -> str:
    """The API of this run's server, started if nobody has yet. Raises ``RuntimeError`` when it does not come up."""
    folder = _folder(config)
    with FileLock(folder / "starting.lock"):
        if not (folder / _ADDRESS).exists():
            _start_keeper(folder)
    return str(json.loads((folder / _ADDRESS).read_text())["url"])


def finish(config: pytest.Config) -> None:
    """Let the keeper end the server, and wait until it has; workers leave that to their controller."""
    if _RUN in config.stash:
        config.stash[_RUN].release(force=True)
        _keeper_lock(_folder(config)).acquire()
        for keeper in _KEEPERS:
            keeper.wait()


@contextmanager
def reporting_to(url: str) -> Iterator[str]:
    """The flows called inside report to the server at ``url``."""
    # By name, because importing Prefect takes seconds that tests of the other rooms must not pay.
    server: Any = import_module("flows.server")
    with server.prefect_api(Settings.from_environment({"DUCHA_PREFECT_API_URL": url})) as answering:
        yield answering


def _folder(config: pytest.Config) -> Path:
    """Where all workers of this run meet, inside its temporary folder."""
    base: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    return (base.parent if hasattr(config, "workerinput") else base) / "ducha"


def _settings(folder: Path) -> Settings:
    return Settings.from_environment({"DUCHA_HOME": str(folder)})


def _run_lock(folder: Path) -> FileLock:
    return FileLock(folder / "run.lock", poll_interval=0.5)


def _keeper_lock(folder: Path) -> FileLock:
    return FileLock(folder / "keeper.lock", timeout=60)


def _start_keeper(folder: Path) -> None:
    command, root = [sys.executable, "-m", "tests.prefect_server", str(folder)], Path(__file__).parents[1]
    with (folder / _SAID).open("wb") as out:
        keeper = subprocess.Popen(command, stdout=out, stderr=out, cwd=root, start_new_session=True)
    _KEEPERS.append(keeper)  # or Popen would complain that nobody has waited for it
    while not (folder / _ADDRESS).exists():
        if keeper.poll() is not None:
            raise RuntimeError((folder / _SAID).read_text())
        time.sleep(0.05)


def keep(folder: Path) -> None:
    """The keeper: start the server, write down where it is, and stop it once the run is over."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with _keeper_lock(folder):
        server = import_module("flows.server").start(_settings(folder))
        try:
            said = {"url": server.wait(), "pid": server.process.pid}
            (folder / ".said").write_text(json.dumps(said))
            (folder / ".said").replace(folder / _ADDRESS)
            _run_lock(folder).acquire()
        finally:
            server.stop()


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
