"""Files from anywhere are taken apart by a program of its own, under limits, that knows nothing of ours."""

from sandbox.child import Limits, taken_apart

__all__ = ["Limits", "taken_apart"]
