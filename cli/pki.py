"""ducha pki: sample certificates for trying out signatures and seals. No authority for anything real."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import click
from sqlalchemy import select

from cli.desk import Desk, look
from cli.files import FileThere, FileUnwritable
from cli.show import say
from documents.samples import authority
from models import Unit
from reports.offices import the_unit
from settings import Settings

#: How long the samples hold.
YEARS = 10


@click.group()
def pki() -> None:
    """演示用的样证。Sample certificates for demonstration."""


@pki.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="新目录 · a folder not there yet"
)
@click.option("--unit", "codes", multiple=True, metavar="CODE", help="单位代码，可多次；默认全部 · default: all units")
@click.option(
    "--passphrase", default="yangzheng", show_default=True, metavar="TEXT", help="密钥文件口令 · of the key files"
)
@click.pass_obj
def demo(settings: Settings, out: Path, codes: tuple[str, ...], passphrase: str) -> None:
    """生成一次性的演示根证书和样证（签字、盖章各一张），没有任何效力。

    A throw-away authority with sample certificates, one to sign and one to seal with for every unit; worth nothing.
    """
    with look(settings) as desk:
        files = _files(_names(desk, codes), desk.now, passphrase)
    _write(out, files)
    root = out / "root.pem"
    say(
        settings,
        f"已在 {out} 写入演示根证书和 {len(files) - 1} 个样证文件，均为样证，没有法律效力；口令：{passphrase}。"
        f"要让本系统认可它们，请设置 DUCHA_TRUST={root}。",
        f"Wrote a sample root and {len(files) - 1} sample files to {out}: samples, worth nothing in law; passphrase: "
        f"{passphrase}. To have them trusted here, set DUCHA_TRUST={root}.",
    )


def _names(desk: Desk, codes: tuple[str, ...]) -> dict[str, str]:
    if codes:
        found = [the_unit(desk.session, desk.office, code) for code in codes]
    else:
        own = select(Unit).where(Unit.office_id == desk.office.id).order_by(Unit.code)
        found = list(desk.session.scalars(own))
    return {unit.code: unit.name for unit in found}


def _files(names: Mapping[str, str], now: datetime, passphrase: str) -> dict[str, bytes]:
    """Every file by its name: the root, and for each unit two key files with their certificates beside them."""
    issuer = authority(None, now - timedelta(days=1), now + timedelta(days=365 * YEARS))
    files = {"root.pem": issuer.root.pem.encode()}
    for code, name in names.items():
        for kind, identity in (("principal", issuer.principal(code, name)), ("seal", issuer.seal(code, name))):
            files[f"{code}-{kind}.p12"] = identity.pkcs12(passphrase)
            files[f"{code}-{kind}.pem"] = identity.certificate.pem.encode()
    return files


def _write(out: Path, files: Mapping[str, bytes]) -> None:
    """All of them or none: beside the folder first, which then gets its name. Only the owner may read them."""
    if out.exists():
        raise FileThere(file=out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".pki-", dir=out.parent))
        try:
            for name, data in files.items():
                (made / name).write_bytes(data)
                (made / name).chmod(0o600)
            os.rename(made, out)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as fault:
        raise FileUnwritable(file=out, why=fault.strerror) from fault
