"""Programs of the machine that some tests look at things with."""

import os
import shutil

import pytest


def need(program: str) -> None:
    """Fail in CI, and skip elsewhere, where ``program`` is not there."""
    if shutil.which(program) is None:
        reason = f"NO {program}: this is untested here"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
