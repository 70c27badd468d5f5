"""The child server: it ends as it should, and says so when it cannot begin."""

import shutil
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from prefect.settings import PREFECT_API_URL

from flows.server import ServerSilent, prefect_api, start
from settings import Settings


def at(home: Path, **environ: str) -> Settings:
    return Settings.from_environment({"DUCHA_HOME": str(home)} | environ)


def test_a_child_answers_on_loopback_and_ends_cleanly(tmp_path: Path) -> None:
    server = start(at(tmp_path))
    try:
        url = server.wait()
        assert url.startswith("http://127.0.0.1:")
        with urlopen(f"{url}/health", timeout=30) as answer:
            assert answer.status == 200
        assert (tmp_path / "prefect" / "prefect.db").exists(), "its history stays in the home"
    finally:
        server.stop()
    assert server.process.returncode == 0
    server.stop()  # a second time does nothing
    with pytest.raises(URLError):
        urlopen(f"{url}/health", timeout=5)


@pytest.mark.parametrize(("lang", "words"), [("zh", "没有启动（exit 1）"), ("en", "did not start (exit 1)")])
def test_a_child_that_dies_at_once_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(ServerSilent) as refused, prefect_api(at(tmp_path)):
        pytest.fail("there is no server to report to")
    assert words in refused.value.sentence(lang)
    assert str(tmp_path / "prefect" / "server.log") in refused.value.sentence(lang)


def test_a_child_that_never_answers_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 600\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(sleeper))
    monkeypatch.setattr("flows.server.PATIENCE", 0.3)
    with pytest.raises(ServerSilent, match="0 s"), prefect_api(at(tmp_path)):
        pytest.fail("there is no server to report to")


def test_a_server_that_runs_already_is_used_and_left_alone(tmp_path: Path, prefect_url: str) -> None:
    with prefect_api(at(tmp_path, DUCHA_PREFECT_API_URL=prefect_url)) as url:
        assert url == prefect_url == PREFECT_API_URL.value()
    assert not (tmp_path / "prefect").exists()
    with urlopen(f"{prefect_url}/health", timeout=30) as answer:
        assert answer.status == 200
