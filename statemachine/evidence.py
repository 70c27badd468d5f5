"""How sure anybody can be of a signature: the four levels, and what an act brings along to show for one."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from bilingual import Text


class Level(StrEnum):
    """From the strongest to the weakest (design §4)."""

    CERTIFICATE = "certificate"  # a certificate's signature in the file itself
    SCAN = "scan"  # signed and stamped by hand, the copy matched to the revision by its code
    ATTESTED = "attested"  # the person has proved again, in the act, who it is
    CONSOLE = "console"  # a person with a shell acted; the event names the operating-system account


LEVEL_WORDS: dict[Level, Text] = {
    Level.CERTIFICATE: Text("电子签章", "by certificate"),
    Level.SCAN: Text("扫描件", "on a scanned copy"),
    Level.ATTESTED: Text("当场核验身份", "attested by a fresh login"),
    Level.CONSOLE: Text("控制台登记", "at the console"),
}


@dataclass(frozen=True)
class Evidence:
    """What one signature or seal rests on. ``digest``: of the content that the evidence is about; ``file``: SHA-256 of
    the whole evidence file, which lies at ``place`` below the home; ``certificate``: SHA-256 of the certificate in DER;
    ``dated``: the local day printed on the page, in ISO. Hex is lower case."""

    level: Level
    digest: str | None = None
    file: str | None = None
    place: str | None = None
    certificate: str | None = None
    dated: str | None = None

    def as_said(self) -> dict[str, str]:
        """What the event says of it: the level, and of the rest what is known. The digest is the event's own."""
        known = {name: value for name, value in asdict(self).items() if value is not None and name != "digest"}
        return known | {"level": str(self.level)}


#: What an act brings along when nobody says otherwise.
CONSOLE = Evidence(Level.CONSOLE)
