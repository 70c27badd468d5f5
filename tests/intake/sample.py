"""The real notice, and a small one whose parts a test can replace."""

from collections.abc import Iterable
from pathlib import Path

from intake import Notice, read_notice

EXAMPLE = Path(__file__).parents[2] / "examples" / "linzi-2020"
NOTICE = EXAMPLE / "notice.txt"
UNITS = EXAMPLE / "units.csv"

PREAMBLE = (
    "测政字〔2021〕3号",
    "关于对2021年三项重点工作实行督查的通知",
    "各镇人民政府：",
    "每季度结束后五个工作日内，以电子形式报送。",
    "测试区人民政府",
    "2021年2月28日",
    "2021年三项重点工作任务目标分解表",
)
HEADER = "序号\t年度工作任务\t第一季度目标\t第二季度目标"
ROWS = tuple(f"{seq}\t完成年度任务。\t开工建设。\t竣工投用。" for seq in (1, 2, 3))


def small(*, without: str = "", header: str = HEADER, rows: Iterable[str] = ROWS) -> str:
    """A flawless notice of three tasks; the preamble's line that holds ``without`` is left out."""
    lines = [line for line in PREAMBLE if not without or without not in line]
    return "\n\n".join(lines) + "\n\n" + "\n".join([header, *rows]) + "\n"


def read_text(folder: Path, text: str) -> Notice:
    path = folder / "notice.txt"
    path.write_text(text, encoding="utf-8")
    return read_notice(path)
