"""ducha backup and ducha restore."""

from pathlib import Path

from tests.cli.ducha import Ducha
from tests.cli.people import NAME, hand_in, write
from tests.cli.test_audit import SUBJECT, tamper


def test_there_and_back_again(opened: Ducha, tmp_path: Path) -> None:
    write(opened)
    hand_in(opened)
    (opened.home / "circular").mkdir()
    (opened.home / "circular" / "circular.pdf").write_bytes(b"%PDF")
    root = opened.json("audit", "checkpoint")["root"]
    file, new = str(tmp_path / "backup.zip"), Ducha(tmp_path / "new")
    told = opened.json("backup", file)
    assert (told["engine"], told["members"], told["checkpoint"], told["heads"]["size"]) == ("sqlite", 2, root, 33)
    assert "1 个文件" in opened.do("backup", str(tmp_path / "again.zip")).out

    said = new.json("restore", file, "--verify")
    assert (said["withheld"], said["upgrade"], said["verified"]["ok"]) == (33, False, True)
    assert new.json("submission", "show", NAME)["state"] == "submitted"
    assert (new.home / "circular" / "circular.pdf").read_bytes() == b"%PDF"
    assert "restore" in new.do("history").out
    assert opened.json("audit", "verify", "--root", root) == new.json("audit", "verify", "--root", root)
    assert "不是空的" in new.refused("restore", file)
    assert "从不覆盖" in opened.refused("backup", file)
    words = Ducha(tmp_path / "third").do("restore", file, "--verify").out
    assert "台账完好" in words
    assert "33 条旧通知不会自动发送" in words


def test_a_broken_ledger_is_restored_as_it_is_and_named(opened: Ducha, tmp_path: Path) -> None:
    tamper(opened, f"UPDATE submission SET state = 'reviewed' WHERE subject = '{SUBJECT}'")
    opened.do("backup", str(tmp_path / "backup.zip"))
    said = Ducha(tmp_path / "new")("restore", str(tmp_path / "backup.zip"), "--verify")
    assert said.code == 1
    assert SUBJECT in said.err
