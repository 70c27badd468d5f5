"""ducha paper: register what came on paper."""

from pathlib import Path

import click

from actions.paper import code_of, name_in
from actions.submit import receive_paper
from bilingual import Text
from cli.desk import Desk
from cli.options import person_option
from cli.verb import verb
from intake.files import bytes_of
from intake.scan import LIMIT_MB, read_scan
from statemachine.actor import Actor


@click.group()
def paper() -> None:
    """纸质件收件登记。Register paper copies."""


@paper.command()
@click.argument("name", metavar="[QUARTER/UNIT]", required=False)
@click.option(
    "--code", help="页脚二维码的全文（扫码枪录入）或 8 位校验码 · the whole QR code, or the 8 digits beside it"
)
@click.option(
    "--scan", "scan_file", type=click.Path(path_type=Path), metavar="FILE",
    help="纸质件的扫描件或照片，从中读取二维码 · a scan or photograph to read the code from",
)  # fmt: skip
@person_option
@verb
def receive(desk: Desk, actor: Actor, name: str | None, code: str | None, scan_file: Path | None) -> Text:
    """登记收到的纸质件；单位、季度或版本不符的不予登记。二维码里有报告名称，可以不写。

    Register a paper copy; another unit's, quarter's or revision's is refused. A whole QR code says whose it is.
    """
    said = _said(code, scan_file)
    name = name or name_in(said)
    if receive_paper(desk.session, desk.submission(name, actor), said, actor, desk.now):
        return Text(f"已登记 {name} 的纸质件。", f"Registered the paper copy of {name}.")
    return Text(f"{name} 的纸质件早已登记，没有变化。", f"The paper copy of {name} was registered before.")


def _said(code: str | None, scan_file: Path | None) -> str:
    if scan_file is not None and code is None:
        return code_of(read_scan(bytes_of(scan_file, LIMIT_MB))).text
    if code is None or scan_file is not None:
        raise click.UsageError("请写 --code 或 --scan 之一。Give either --code or --scan.")
    return code
