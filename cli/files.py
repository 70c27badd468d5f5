"""A file that a person has asked for: written whole, never over another, and named when it cannot be."""

from collections.abc import Mapping
from pathlib import Path

from bilingual import Refused


class FileUnwritable(Refused):
    """The file cannot be put where it should go."""

    zh = "没有写入 {file}（{why}）。请检查路径、权限和磁盘空间，或换一个位置。"
    en = "Nothing written to {file} ({why}). Check path, rights and space, or name another place."


class FileThere(Refused):
    """A file of that name."""

    zh = "没有写入：{file} 已经存在，不会覆盖。请换一个文件名，或先移走它。"
    en = "Nothing written: {file} is there already and is not replaced. Take another name, or move it away."


def write_new(file: Path, data: bytes) -> None:
    """Write ``data`` to ``file``, which must not be there yet. Raises ``FileThere`` or ``FileUnwritable``."""
    try:
        with file.open("xb") as out:
            out.write(data)
    except FileExistsError as fault:
        raise FileThere(file=file) from fault
    except OSError as fault:
        raise FileUnwritable(file=file, why=fault.strerror) from fault


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write ``files`` by name into ``folder``, made where it is not there; none of them may be there yet. Returns their
    paths. Raises ``FileThere`` before anything is written, or ``FileUnwritable``."""
    paths = {folder / name: data for name, data in files.items()}
    for path in paths:
        if path.exists():
            raise FileThere(file=path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise FileUnwritable(file=folder, why=fault.strerror) from fault
    for path, data in paths.items():
        write_new(path, data)
    return list(paths)
