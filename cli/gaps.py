"""Who will be missing, said when a campaign or a quarter opens."""

from bilingual import Text
from cli.desk import Desk
from models import Campaign
from reports.roster_check import Gap, roster_gaps
from workdays import local_day


def gaps(desk: Desk, campaign: Campaign) -> list[Gap]:
    """What the units of ``campaign`` lack today; addresses count where mail is sent."""
    return roster_gaps(desk.session, campaign, local_day(desk.now), mail=bool(desk.settings.smtp_url))


def gap_lines(desk: Desk, campaign: Campaign) -> list[Text]:
    """One line for each."""
    return [
        Text(f"  缺位：{gap.code} {gap.unit}{gap.words.zh}", f"  Missing: {gap.code} {gap.unit} {gap.words.en}")
        for gap in gaps(desk, campaign)
    ]
