"""A program that runs another one under limits, for files that come from anywhere.

A hostile file can make any library run for ever or ask for all memory, so each is taken apart by a program of its own.
Arguments: the address space in MB, the seconds of the processor, the program, and what that program is to be told.
"""

import runpy
import signal
import sys

try:
    import resource
except ImportError:  # Windows has no such limits; there the caller's time limit alone holds.
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Limit this process, then become the program."""
    megabytes, seconds, program = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    if resource is not None:
        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        signal.setitimer(signal.ITIMER_PROF, seconds)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.argv = sys.argv[3:]
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main()
