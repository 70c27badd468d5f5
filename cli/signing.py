"""ducha submission print, sign, seal: on paper, by certificate, by scan, attested, or at the console."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from actions.login import confirm
from actions.scanned import seal_scanned, sign_scanned
from actions.sign import seal as seal_it
from actions.sign import sign as sign_it
from actions.signing_files import (
    current_file,
    seal_uploaded,
    seal_with_key,
    sign_uploaded,
    sign_with_key,
)
from bilingual import Text
from cli.desk import Desk, look
from cli.files import write_new
from cli.means import means, opened_key
from cli.options import name_argument, person_option, viewer_option
from cli.show import say
from cli.typed import typed
from cli.verb import verb
from intake.files import bytes_of
from intake.scan import LIMIT_MB, read_scan
from models import Submission
from reports.paper import paper
from settings import Settings
from statemachine.actor import Actor
from statemachine.code import SHORT
from statemachine.evidence import Evidence, Level

_PATH = click.Path(path_type=Path)
Act = Callable[..., Any]


class Ways(NamedTuple):
    """The same three ways and the plain one, for signing and for sealing."""

    key: Act
    upload: Act
    scan: Act
    plain: Act


_SIGN = Ways(sign_with_key, sign_uploaded, sign_scanned, sign_it)
_SEAL = Ways(seal_with_key, seal_uploaded, seal_scanned, seal_it)


def _options(function: Act) -> Act:
    for option in (
        click.option("--attest", is_flag=True, help="当场输入密码核验身份 · prove who you are by your password"),
        click.option("--code", metavar="CODE", help="扫描件页脚的校验码 · the code at the foot of the scanned page"),
        click.option("--scan", type=_PATH, metavar="FILE", help="手签并盖章的扫描件 · a scan of the paper"),
        click.option("--file", type=_PATH, metavar="PDF", help="在别处签好的 PDF · a PDF that was signed elsewhere"),
        click.option(
            "--key",
            "signing_key",
            metavar="KEY",
            help="密钥文件 .p12 或 pkcs11: 地址 · a key file, or a token",
        ),
    ):
        function = option(function)
    return function


@click.command()
@name_argument
@person_option
@_options
@verb
def sign(desk: Desk, actor: Actor, name: str, **how: Any) -> Text:
    """主要负责人签字：证书、扫描件、当场核验身份，都不写则为控制台登记。

    The principal signs: by certificate (--key, --file), by a scan, attested, or at the console.
    """
    found = desk.submission(name, actor)
    _do(desk, actor, found, _SIGN, **how)
    number, code = found.revision, paper(desk.session, found).digest[:SHORT].upper()
    return Text(f"{name} 第 {number} 版已签字，校验码 {code}。", f"Signed {name}, revision {number}, code {code}.")


@click.command()
@name_argument
@person_option
@_options
@verb
def seal(desk: Desk, actor: Actor, name: str, **how: Any) -> Text:
    """加盖单位公章，方式同签字。Put the unit's seal on it, in one of the ways of signing."""
    _do(desk, actor, desk.submission(name, actor), _SEAL, **how)
    return Text(f"{name} 已盖章。", f"Sealed {name}.")


@click.command("print")
@name_argument
@viewer_option
@click.option("--out", type=_PATH, required=True, metavar="PDF", help="写入的文件，不覆盖 · the file to be written")
@click.pass_obj
def print_(settings: Settings, name: str, person: str | None, out: Path) -> None:
    """输出报告的 PDF：待签稿，或已签字盖章的存档件。The report as PDF: to be signed, or as it was signed and sealed."""
    with look(settings) as desk:
        data = current_file(desk.session, desk.submission(name, desk.actor(person)), desk.now, means(settings))
    write_new(out, data)
    say(settings, f"已写入 {out}。", f"Wrote {out}.")


def _do(
    desk: Desk, actor: Actor, found: Submission, ways: Ways,
    signing_key: str | None, file: Path | None, scan: Path | None, code: str | None, attest: bool,
) -> None:  # fmt: skip
    if sum(map(bool, (signing_key, file, scan, attest))) > 1 or (code and not scan):
        raise click.UsageError("--key / --file / --scan / --attest：请选择一种。Choose one way.")
    settings, at = desk.settings, (desk.session, found, actor, desk.now)
    if signing_key:
        with opened_key(settings, signing_key) as key:
            ways.key(*at, means(settings), key)
    elif file:
        ways.upload(*at, means(settings), bytes_of(file, LIMIT_MB))
    elif scan:
        data = bytes_of(scan, LIMIT_MB)
        ways.scan(*at, settings.home, read_scan(data), data, code)
    elif attest:
        confirm(desk.session, actor, typed(settings, Text("密码", "Password")))
        ways.plain(*at, Evidence(Level.ATTESTED))
    else:
        ways.plain(*at)
