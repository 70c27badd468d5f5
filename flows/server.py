"""A Prefect server of our own: a child process on loopback, its history in the home."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import urlopen

from prefect.settings import PREFECT_API_URL, temporary_settings

from bilingual import Refused
from settings import Settings, prefect_environment

#: Starting takes 4 to 15 seconds on two cores; a busy machine may need several times as long.
PATIENCE = 120.0


class ServerSilent(Refused):
    """Prefect did not come up."""

    zh = "Prefect 服务没有启动（{why}）。请查看 {log}。"
    en = "The Prefect server did not start ({why}). See {log}."


@dataclass
class Server:
    """A starting or running child server; ``api_url`` answers once ``wait`` has returned."""

    process: subprocess.Popen[bytes]
    api_url: str
    log: str

    def wait(self) -> str:
        """Wait until the API answers, and return its address. Raises ``ServerSilent``."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise ServerSilent(why=f"exit {self.process.returncode}", log=self.log)
            if _answers(f"{self.api_url}/health"):
                return self.api_url
            time.sleep(0.1)
        raise ServerSilent(why=f"{PATIENCE:.0f} s", log=self.log)

    def stop(self) -> None:
        """End the child as Ctrl-C would; it closes its database cleanly."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def start(settings: Settings) -> Server:
    """Start the child without waiting for it."""
    settings.prefect_home.mkdir(parents=True, exist_ok=True)
    port, log = _free_port(), settings.prefect_home / "server.log"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    environment = os.environ | prefect_environment(settings) | {"PREFECT_SERVER_UI_ENABLED": "false"}
    environment.pop("PREFECT_API_URL", None)
    with log.open("ab") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out, start_new_session=True)
    return Server(process, f"http://127.0.0.1:{port}/api", str(log))


@contextmanager
def prefect_api(settings: Settings) -> Iterator[str]:
    """The flows called inside report to a Prefect server: the one that settings name, or a child of our own."""
    server = None if settings.prefect_api_url else start(settings)
    try:
        url = server.wait() if server else settings.prefect_api_url
        with temporary_settings({PREFECT_API_URL: url}):
            try:
                yield str(url)
            finally:
                # Sent in the background: after the server's end the last words would land on the screen.
                for handler in logging.getLogger("prefect.flow_runs").handlers:
                    handler.flush()
    finally:
        if server:
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
