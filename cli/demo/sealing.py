"""How reports are signed and sealed in the demonstration: some with sample certificates, some by hand, the rest at the
console. Every key, seal and scan is a sample and says so; keys are derived from a word that everybody knows."""

from datetime import datetime
from pathlib import Path

from actions.certificates import register
from actions.imprints import approve, propose
from actions.scanned import seal_scanned, sign_scanned
from actions.sign import seal, sign
from actions.signing_files import Means, seal_with_key, sign_with_key
from actions.submit import submit
from cli.demo import plan
from cli.demo.stage import Scene
from documents import default_fonts
from documents.report import prepared
from documents.samples import authority, sample_scan, sample_seal
from documents.signing import Roots
from intake.picture import read_imprint
from intake.scan import read_scan
from models import Submission, Unit
from reports.offices import the_unit
from reports.paper import report_content
from reports.people import the_person
from workdays import local_day

_SEED = "督查演示样证".encode()


class Sealing:
    """The sample authority and what signing needs; ``home`` is the demonstration's, which alone trusts it."""

    def __init__(self, home: Path) -> None:
        self.authority = authority(_SEED, *plan.CERTIFIED_FOR)
        self.means = Means(home, default_fonts(), Roots((self.authority.root,)))

    def trust(self) -> None:
        """Put the sample root where the program looks for trusted ones."""
        folder = self.means.home / "trust"
        folder.mkdir(exist_ok=True)
        (folder / "sample-root.pem").write_text(self.authority.root.pem)

    def equip(self, scene: Scene, code: str) -> None:
        """Register the certificates of a unit and its principal; its seal keeper proposes the sample seal."""
        unit, at, clerk = the_unit(scene.session, scene.office, code), plan.REGISTERED, scene.person("office.clerk")
        principal = the_person(scene.session, scene.office, f"{code}.principal")
        for holder, identity in ((principal, self.authority.principal), (unit, self.authority.seal)):
            register(scene.session, scene.office, holder, identity(code, unit.name).certificate, clerk, at)
        picture = read_imprint(sample_seal(unit.name, self.means.fonts, "png"))
        keeper = scene.person(f"{code}.seal_keeper")
        propose(scene.session, scene.office, unit, picture, self.means.home, keeper, at)
        approve(scene.session, scene.office, unit, self.means.home, clerk, at)

    def close(self, scene: Scene, found: Submission, code: str, at: datetime) -> None:
        """Sign, seal and hand in, in the way that the plan gives to the unit."""
        unit = the_unit(scene.session, scene.office, code)
        if code in plan.CERTIFIED:
            self._by_certificate(scene, found, unit, at)
        elif code in plan.SCANNED:
            self._by_hand(scene, found, unit, at)
        else:
            sign(scene.session, found, scene.person(f"{code}.principal"), at)
            seal(scene.session, found, scene.person(f"{code}.seal_keeper"), at)
        submit(scene.session, found, scene.person(f"{code}.drafter"), at, self.means.home)

    def _by_certificate(self, scene: Scene, found: Submission, unit: Unit, at: datetime) -> None:
        principal, keeper = scene.person(f"{unit.code}.principal"), scene.person(f"{unit.code}.seal_keeper")
        key = self.authority.principal(unit.code, unit.name).key
        sign_with_key(scene.session, found, principal, at, self.means, key)
        seal_with_key(scene.session, found, keeper, at, self.means, self.authority.seal(unit.code, unit.name).key)

    def _by_hand(self, scene: Scene, found: Submission, unit: Unit, at: datetime) -> None:
        principal, keeper = scene.person(f"{unit.code}.principal"), scene.person(f"{unit.code}.seal_keeper")
        printed = prepared(report_content(scene.session, found, local_day(at)), self.means.fonts)
        data = sample_scan(printed, unit.name, at, self.means.fonts)
        scan = read_scan(data)
        sign_scanned(scene.session, found, principal, at, self.means.home, scan, data)
        seal_scanned(scene.session, found, keeper, at, self.means.home, scan, data)
