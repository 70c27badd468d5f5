"""A program that runs ``ducha notice check FILE`` and tells what it cost and what it touched.

Arguments: the file, and where to write the report. Files of Python and of this repository do not count as touched.
"""

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
# openpyxl reads the system's list of media types when it is imported.
OWN = tuple(
    str(place)
    for place in (
        ROOT,
        sys.prefix,
        sys.base_prefix,
        "/usr/lib",
        "/usr/share/zoneinfo",
        "/proc/self",
        "/dev/null",
        "/etc/mime.types",
    )
)
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.copyfile")


def main() -> None:
    """Run the command, write the report."""
    file, report = sys.argv[1:]
    touched: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if not watching:
            return
        if event in NETWORK or event in CHANGES:
            touched.append(f"{event} {arguments[:2]}")
        elif event == "open" and not isinstance(arguments[0], int):
            name, mode = str(arguments[0]), str(arguments[1] or "r")
            foreign = not name.startswith(OWN) and name != file
            if foreign or set(mode) & set("wax+"):
                touched.append(f"open {name} {mode}")
        elif event == "subprocess.Popen" and "pdf_child.py" not in str(arguments[1]):
            touched.append(f"{event} {arguments[1]}")

    sys.addaudithook(watch)
    begun = time.monotonic()
    code = run(["--home", str(Path(report).parent / "home"), "notice", "check", file])
    milliseconds = round((time.monotonic() - begun) * 1000)
    watching = False
    found = {"code": code, "milliseconds": milliseconds, "cpu": spent(), "mb": peak(), "touched": touched}
    Path(report).write_text(json.dumps(found), encoding="utf-8")


def run(arguments: list[str]) -> int:
    """The exit code of the command, its import included in the time."""
    # Imported now, for the import is part of the time.
    ducha = import_module("cli.main").main
    sys.argv = ["ducha", *arguments]
    try:
        ducha()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    return 0


def spent() -> int:
    """Milliseconds of the processor, of this process and its child."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(1000 * sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose)))


def peak() -> int:
    """MB of this process, and of its largest child, if it had one, as if both had their most at one moment."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return round((own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024)


main()
