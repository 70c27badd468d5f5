"""Certificates of units and people, and the imprints of seals."""

from pathlib import Path

import click

from actions.certificates import end, register
from actions.imprints import approve, propose
from bilingual import Text
from cli.desk import Desk
from cli.options import person_option
from cli.verb import verb
from documents.signing import read_certificate
from intake.files import bytes_of
from intake.picture import read_imprint
from models import Certificate
from reports.offices import the_unit
from reports.people import the_person
from statemachine.actor import Actor
from workdays import local_day

_FILE = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
_UNIT = click.argument("code", metavar="UNIT")


@click.command("certificate")
@_UNIT
@_FILE
@person_option
@verb
def of_unit(desk: Desk, actor: Actor, code: str, file: Path) -> Text:
    """登记单位公章的证书（PEM 或 DER）。Register the certificate of a unit's seal."""
    unit = the_unit(desk.session, desk.office, code)
    return _said(register(desk.session, desk.office, unit, read_certificate(bytes_of(file)), actor, desk.now))


@click.command("certificate")
@click.argument("code", metavar="PERSON")
@_FILE
@person_option
@verb
def of_person(desk: Desk, actor: Actor, code: str, file: Path) -> Text:
    """登记个人签字的证书（PEM 或 DER）。Register the certificate that a person signs with."""
    person = the_person(desk.session, desk.office, code)
    return _said(register(desk.session, desk.office, person, read_certificate(bytes_of(file)), actor, desk.now))


@click.command("end-certificate")
@click.argument("fingerprint", metavar="FINGERPRINT")
@click.option("--reason", required=True, help="理由 · why")
@person_option
@verb
def end_certificate(desk: Desk, actor: Actor, fingerprint: str, reason: str) -> Text:
    """停用证书，自今日起；写指纹的前16位以上。A certificate counts no more, from today."""
    row = end(desk.session, desk.office, fingerprint, reason, actor, desk.now)
    return Text(f"证书 {row.fingerprint[:16]}… 已停用。", f"Certificate {row.fingerprint[:16]}… is ended.")


@click.command()
@_UNIT
@_FILE
@person_option
@verb
def imprint(desk: Desk, actor: Actor, code: str, file: Path) -> Text:
    """单位提交公章印模的图片，由督查室核准。The unit proposes the picture of its seal; the office approves it."""
    unit, picture = the_unit(desk.session, desk.office, code), read_imprint(bytes_of(file))
    row = propose(desk.session, desk.office, unit, picture, desk.settings.home, actor, desk.now)
    return Text(f"{code} 的印模已提交（{row.place}），等待核准。", f"Proposed the imprint of {code} ({row.place}).")


@click.command("approve-imprint")
@_UNIT
@person_option
@verb
def approve_imprint(desk: Desk, actor: Actor, code: str) -> Text:
    """督查室核准印模。The office approves the imprint that waits."""
    approve(desk.session, desk.office, the_unit(desk.session, desk.office, code), desk.settings.home, actor, desk.now)
    return Text(f"{code} 的印模已核准。", f"Approved the imprint of {code}.")


def _said(row: Certificate) -> Text:
    short, holder, until = row.fingerprint[:16], row.holder, local_day(row.not_after)
    return Text(f"已登记证书 {short}…（{holder}，至 {until}）。", f"Registered {short}… ({holder}, until {until}).")
