"""Sample certificates, an approved sample seal, and a home in which signed files lie."""

from functools import cache
from pathlib import Path

from actions.certificates import register
from actions.imprints import approve, propose
from actions.signing_files import Means
from documents import default_fonts
from documents.samples import Authority, Identity, authority, sample_seal
from documents.signing import Roots
from intake.picture import Picture
from models import Unit
from reports.offices import the_unit
from reports.people import the_person
from tests.quarter import Scene, at

WHEN = at("2020-10-10")
#: A pixel is a picture, too; what a seal must look like is tested where it is read.
SEAL = Picture(sample_seal("演示局", default_fonts(), "png"), 992, 992)


@cache
def samples() -> Authority:
    """The same authority in every test."""
    return authority(b"ducha tests", at("2020-01-01"), at("2021-01-01"))


def means(home: Path) -> Means:
    """Files in ``home``, the sample authority trusted, no time-stamps."""
    return Means(home, default_fonts(), Roots((samples().root,)))


def principal(scene: Scene, code: str = "GXJ") -> Identity:
    """The registered certificate of a unit's principal."""
    found = samples().principal(code, code)
    person = the_person(scene.session, scene.office, f"{code}.principal")
    register(scene.session, scene.office, person, found.certificate, scene.person("office.clerk"), WHEN)
    return found


def unit_seal(scene: Scene, code: str = "GXJ") -> Identity:
    """The registered certificate of a unit's seal."""
    found = samples().seal(code, code)
    unit = the_unit(scene.session, scene.office, code)
    register(scene.session, scene.office, unit, found.certificate, scene.person("office.clerk"), WHEN)
    return found


def imprint(scene: Scene, home: Path, code: str = "GXJ") -> Unit:
    """An approved imprint."""
    unit = the_unit(scene.session, scene.office, code)
    propose(scene.session, scene.office, unit, SEAL, home, scene.person(f"{code}.seal_keeper"), WHEN)
    approve(scene.session, scene.office, unit, home, scene.person("office.clerk"), WHEN)
    return unit
