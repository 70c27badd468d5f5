"""More time, or none needed: extensions and exemptions; and what changed between two revisions."""

from datetime import datetime

import click
import orjson
from sqlalchemy import select

from actions.extension import ask_extension, decide_extension
from actions.extension import exempt as excuse
from bilingual import Text
from cli.desk import Desk, look
from cli.options import json_option, name_argument, person_option, viewer_option
from cli.show import as_json as print_json
from cli.show import table
from cli.verb import verb
from models import Revision
from reports.refusals import NoRevision
from settings import Settings
from statemachine.actor import Actor
from statemachine.comparison import compare as differences


@click.command()
@name_argument
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DATE", help="延至 · until when")
@click.option("--reason", required=True, help="理由 · why")
@click.option("--progress", required=True, help="目前进展 · progress so far")
@person_option
@verb
def extend(desk: Desk, actor: Actor, name: str, until: datetime, reason: str, progress: str) -> Text:
    """申请延期；须在时限之前提出。Ask for an extension, before the limit."""
    ask_extension(desk.session, desk.submission(name, actor), until.date(), reason, progress, actor, desk.now)
    return Text(f"已提交 {name} 的延期申请。", f"Asked for an extension of {name}.")


@click.command("decide-extension")
@name_argument
@click.option("--grant/--refuse", "granted", required=True, help="同意或不同意 · grant or refuse")
@click.option("--reason", required=True, help="批复意见 · why")
@person_option
@verb
def decide(desk: Desk, actor: Actor, name: str, granted: bool, reason: str) -> Text:
    """批复延期申请。Decide on an extension."""
    decide_extension(desk.session, desk.submission(name, actor), granted, reason, actor, desk.now)
    zh, en = ("同意", "granted") if granted else ("不同意", "refused")
    return Text(f"已批复 {name}：{zh}。", f"{name}: {en}.")


@click.command()
@name_argument
@click.option("--reason", required=True, help="理由 · why")
@person_option
@verb
def exempt(desk: Desk, actor: Actor, name: str, reason: str) -> Text:
    """批准免报。Excuse the unit from this report."""
    excuse(desk.session, desk.submission(name, actor), reason, actor, desk.now)
    return Text(f"{name} 已免报。", f"{name} is exempt.")


@click.command()
@name_argument
@click.option("--from", "first", type=click.IntRange(1), default=1, show_default=True, help="旧版本 · older revision")
@click.option("--to", "second", type=click.IntRange(1), default=2, show_default=True, help="新版本 · newer revision")
@viewer_option
@json_option
@click.pass_obj
def compare(settings: Settings, name: str, first: int, second: int, person: str | None, as_json: bool) -> None:
    """比较两个版本：哪些栏目、哪些字句有变化。What changed between two revisions, by field and by words."""
    with look(settings) as desk:
        found = desk.submission(name, desk.actor(person))
        rows = desk.session.execute(select(Revision.number, Revision.content).where(Revision.submission_id == found.id))
        contents = {number: orjson.loads(content) for number, content in rows}
    for number in (first, second):
        if number not in contents:
            raise NoRevision(name=name, number=number, known="、".join(map(str, contents)) or "—")
    changes = differences(contents[first], contents[second])
    if as_json:
        print_json([{"field": c.field, "before": c.before, "after": c.after, "parts": c.parts} for c in changes])
        return
    heads = [Text("栏目", "Field"), Text("旧", "Before"), Text("新", "After")]
    table(settings, Text(name, name), heads, [[c.field, c.before, c.after] for c in changes])
