"""``ducha``: the group, its options, and how a refusal reaches a person."""

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from actions.font_folder import site_folder
from bilingual import Refused, Text
from cli.lazy import Entry, LazyGroup
from settings import Settings, prefect_environment

COMMANDS: dict[str, Entry] = {
    "demo": Entry("cli.demo:demo", Text("演示：从通知到通报的一个季度", "a whole quarter, from notice to circular")),
    "notice": Entry("cli.notice:notice", Text("读取、导入督查通知", "read and import notices")),
    "deadline": Entry("cli.deadline:deadline", Text("报送时限及理由", "when reports are due, and why")),
    "period": Entry("cli.period:period", Text("开启季度", "open a quarter")),
    "status": Entry("cli.status:status", Text("本季度各状态数量", "counts by state and timeliness")),
    "progress": Entry("cli.progress:progress", Text("数字完成情况和灯色", "figures reached, and their lights")),
    "submission": Entry("cli.submission:submission", Text("拟稿、签字、盖章、报送、审核", "draft, sign, seal, review")),
    "paper": Entry("cli.paper:paper", Text("纸质件收件登记", "register paper copies")),
    "escalate": Entry("cli.escalate:escalate", Text("催报逾期单位", "chase late units")),
    "rung": Entry("cli.rung:rung", Text("签发通报、约谈", "issue what only a person may issue")),
    "circular": Entry("cli.circular:circular", Text("督查通报", "the circular")),
    "letter": Entry("cli.letter:letter", Text("催报函、约谈通知、退回通知、收件回执", "letters and receipts")),
    "campaign": Entry("cli.campaign:campaign", Text("督查事项的规则和例外", "rules and their exceptions")),
    "office": Entry("cli.office:office", Text("督查室", "supervision offices")),
    "unit": Entry("cli.unit:unit", Text("责任单位和签收", "units and acknowledgement")),
    "person": Entry("cli.person:person", Text("人员和角色", "people and roles")),
    "roster": Entry("cli.roster:roster", Text("单位和人员变更、缺位检查", "changes of units and people")),
    "pki": Entry("cli.pki:pki", Text("演示用的样证", "sample certificates")),
    "flow": Entry("cli.flow:flow", Text("经 Prefect 运行流程", "run a flow through Prefect")),
    "history": Entry("cli.history:history", Text("流程运行历史", "what the flows did")),
    "replay": Entry("cli.replay:replay", Text("由事件重建一个季度", "rebuild a quarter from its events")),
    "verify": Entry("cli.verify:verify", Text("核验任何文件", "verify any file")),
    "audit": Entry("cli.audit:audit", Text("核验台账", "verify the ledger")),
    "backup": Entry("cli.backup:backup", Text("备份数据库和文件", "back up the database and files")),
    "restore": Entry("cli.restore:restore", Text("恢复备份", "restore a backup")),
    "db": Entry("cli.db:db", Text("数据库升级", "upgrade the database")),
}

#: Set by --json, so that even a refusal is JSON on standard output.
AS_JSON = "ducha.as_json"


class Ducha(LazyGroup):
    """The root group: settings into the environment first, refusals out as one sentence."""

    table = COMMANDS

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit 1 with one sentence on standard error when it is refused or fails."""
        try:
            ctx.obj = _settings(ctx)
            with site_folder(ctx.obj.font_dir):
                return super().invoke(ctx)
        except Refused as refused:
            _fail(ctx, refused.code, Text(refused.sentence("zh"), refused.sentence("en")))
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise
        except Exception as fault:
            _fail(ctx, "internal-error", _unforeseen(ctx, fault))


def _settings(ctx: click.Context) -> Settings:
    options = {"DUCHA_HOME": "home", "DUCHA_AS_OF": "as_of", "DUCHA_LANG": "lang"}
    options |= {"DUCHA_OFFICE": "office", "DUCHA_CAMPAIGN": "campaign"}
    os.environ.update({name: ctx.params[key] for name, key in options.items() if ctx.params.get(key)})
    settings = Settings.from_environment(os.environ)
    # Prefect reads its settings when it is imported; a flow in a child process must find the same.
    os.environ.update(prefect_environment(settings))
    return settings


def _fail(ctx: click.Context, code: str, words: Text) -> None:
    lang = ctx.params.get("lang") or os.environ.get("DUCHA_LANG") or "zh"
    # A refusal of the root's own options comes before the command has read its --json.
    if ctx.meta.get(AS_JSON) or "--json" in ctx.args:
        click.echo(json.dumps({"error": {"code": code, "zh": words.zh, "en": words.en}}, ensure_ascii=False))
    click.echo(words.said(lang), err=True)
    ctx.exit(1)


def _unforeseen(ctx: click.Context, fault: Exception) -> Text:
    home = Path(os.environ.get("DUCHA_HOME") or "var/ducha")
    log = home / "error.log"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as out:
            out.write("".join(traceback.format_exception(fault)))
    except OSError:
        log = Path("-")
    what = f"{type(fault).__name__}: {str(fault).splitlines()[0] if str(fault) else ''}"
    return Text(
        f"出现未预料的错误（{what}），没有写入任何内容。详情见 {log}，请交给系统管理员。",
        f"Unforeseen error ({what}); nothing was written. Details are in {log}; give them to your administrator.",
    )


@click.group(cls=Ducha, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--home", metavar="DIR", help="数据目录（DUCHA_HOME，默认 var/ducha）· where the data is")
@click.option("--as-of", metavar="MOMENT", help="以此时间为准（DUCHA_AS_OF）· act as of this moment, Beijing time")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="语言（DUCHA_LANG，默认中文）· language")
@click.option("--office", metavar="CODE", help="督查室代码（DUCHA_OFFICE）· office, where there are several")
@click.option("--campaign", metavar="NUMBER", help="通知文号（DUCHA_CAMPAIGN）· campaign, where there are several")
@click.version_option(package_name="ducha", message="%(version)s")
def cli(**_: object) -> None:
    """督查：季度报告的签字、盖章、报送、审核、催报和通报。

    Quarterly supervision: reports that are signed, sealed, submitted, reviewed, chased and published.
    """


def main() -> None:
    """The console command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Neither a C locale nor a file name in an old encoding may turn a sentence into a traceback.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # so that a child server is stopped on the way out, as after Ctrl-C
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))
    cli()
