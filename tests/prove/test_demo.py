"""Two demonstrations, each from an empty folder: the same circular, byte for byte."""

import json
import os
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

PROOF = Path(__file__).parents[2] / "docs" / "proof" / "demo.json"


def ducha(home: Path, *arguments: str) -> str:
    """The command in a process of its own; it must exit with 0."""
    command = [sys.executable, "-c", "from cli.main import main; main()", "--home", str(home), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DUCHA_", "PREFECT_"))}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def play(home: Path) -> dict[str, Any]:
    """Run the demonstration into ``home``: its wall time, its files' digests, its ledger."""
    begun = time.monotonic()
    ducha(home, "demo")
    seconds = round(time.monotonic() - begun, 1)
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(home.glob("circular/*/circular.*"))}
    return {"seconds": seconds, "files": files, "ledger": json.loads(ducha(home, "audit", "verify", "--json"))}


@pytest.mark.prove
def test_two_demonstrations_write_the_same_circular(tmp_path: Path) -> None:
    first, second = play(tmp_path / "one"), play(tmp_path / "two")
    assert len(first["files"]) == 5
    assert first["files"] == second["files"]
    assert first["ledger"] == second["ledger"]
    assert first["ledger"]["ok"]
    seconds = [first["seconds"], second["seconds"]]
    proof = {"identical": True, "seconds": seconds, "files": first["files"], "ledger": first["ledger"]}
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(json.dumps(proof, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
