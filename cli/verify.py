"""ducha verify: whether a file is ours, whose it is, and whether it is whole."""

from pathlib import Path

import click

from actions.fonts import chosen_fonts
from cli.desk import look, moment
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import say
from documents.signing import Roots, read_roots
from intake.files import bytes_of
from reports.origin import Answer, BundleRecords, LedgerRecords, verify_file
from settings import Settings

#: A scan of sixty pages in colour has about 50 MB; nothing that the program makes or keeps is larger.
LIMIT_MB = 60


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--bundle", type=click.Path(path_type=Path), metavar="ZIP", help="只凭证据包核验，不用数据库 · by a bundle alone"
)
@json_option
@click.pass_context
def verify(ctx: click.Context, file: Path, bundle: Path | None, as_json: bool) -> None:
    """核验任何文件：是不是本系统的、谁签字盖章、有没有改动。Is a file ours, by whom, and is it whole?

    先查台账中全文的摘要，再验文件上的签名，两个结果都列出。是本系统的且完好时退出码为 0，否则为 1。

    The ledger's digest of the whole file comes first, then the signatures on it; both are shown. Exit 0 only for a file
    that is ours and whole.
    """
    settings: Settings = ctx.obj
    data = bytes_of(file, LIMIT_MB)
    roots = read_roots(settings.trust) if settings.trust else None
    answer = _by_bundle(settings, data, bundle, roots) if bundle else _by_ledger(settings, data, roots)
    if as_json:
        print_json({"file_name": file.name} | answer.as_json())
    else:
        _show(settings, file, answer)
    ctx.exit(0 if answer.ok else 1)


def _by_ledger(settings: Settings, data: bytes, roots: Roots | None) -> Answer:
    with look(settings) as desk:
        return verify_file(data, LedgerRecords(desk.session, settings.home), roots, desk.now, chosen_fonts())


def _by_bundle(settings: Settings, data: bytes, bundle: Path, roots: Roots | None) -> Answer:
    records = BundleRecords.read(bundle)
    answer = verify_file(data, records, roots, moment(settings), chosen_fonts())
    answer.bundle = {"ok": not records.faults, "root": records.root, "faults": records.faults}
    if records.faults:
        answer.say("bundle-broken", f"证据包不完好：{records.faults[0]}", f"The bundle is broken: {records.faults[0]}")
    else:
        zh = f"证据包完好，检查点 {records.root}；请与印在通报上或另行保存的核对。"
        answer.say("bundle-whole", zh, f"The bundle is whole under checkpoint {records.root}: compare a printed one.")
    return answer


def _show(settings: Settings, file: Path, answer: Answer) -> None:
    mark = ("✓", "完好") if answer.ok else ("✗", "不能确认")
    say(settings, f"{mark[0]} {mark[1]}：{file}", f"{mark[0]} {'Whole' if answer.ok else 'Not confirmed'}: {file}")
    say(settings, f"  SHA-256 {answer.digest}", f"  SHA-256 {answer.digest}")
    for _, text in answer.said:
        say(settings, f"  {text.zh}", f"  {text.en}")
