"""ducha paper receive: typed, from a hand scanner, or from a scan; the name may be left to the code."""

from pathlib import Path

from statemachine.code import Code
from tests.cli.ducha import Ducha
from tests.cli.people import NAME, UNIT, act, write
from tests.intake.scans import jpeg, pdf_of, printed, scanned

CLERK = ("--as", "office.clerk")


def sealed(ducha: Ducha) -> Code:
    write(ducha)
    act(ducha, NAME, "principal", "sign")
    act(ducha, NAME, "seal_keeper", "seal")
    return Code("2020Q3", UNIT, 1, ducha.show(NAME)["digest"])


def test_paper_is_registered_by_what_its_code_says(opened: Ducha, tmp_path: Path) -> None:
    code = sealed(opened)
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(jpeg(scanned(printed(code.text), 2)))
    assert opened.do("paper", "receive", "--scan", str(scan), *CLERK).out == f"已登记 {NAME} 的纸质件。\n"
    for call in (("--code", code.text.lower()), ("--code", code.text), (NAME, "--code", code.short)):
        assert "早已登记" in opened.do("paper", "receive", *call, *CLERK).out


def test_what_cannot_be_taken_is_refused_in_a_sentence(opened: Ducha, tmp_path: Path) -> None:
    code = sealed(opened)
    other = tmp_path / "other.pdf"
    other.write_bytes(pdf_of([printed(code.text, 150), printed(code.text.replace("/1/", "/2/"), 150)], 150))
    blank, missing = tmp_path / "blank.jpg", str(tmp_path / "missing.pdf")
    blank.write_bytes(jpeg(printed(dpi=100, coded=False)))
    assert "混有 2 份" in opened.refused("paper", "receive", "--scan", str(other), *CLERK)
    assert "没有找到" in opened.refused("paper", "receive", "--scan", str(blank), *CLERK)
    assert "找不到文件" in opened.refused("paper", "receive", "--scan", missing, *CLERK)
    assert "不含报告名称" in opened.refused("paper", "receive", "--code", code.short, *CLERK)
    for call in ((), ("--code", code.short, "--scan", str(blank))):
        assert opened("paper", "receive", NAME, *call, *CLERK).code == 2
