"""docs/performance.md and its chart, made of docs/performance.json. ``python -m benchmarks.page`` writes them anew."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from benchmarks.chart import svg

JSON = Path(__file__).parents[1] / "docs" / "performance.json"
Rows = Sequence[dict[str, Any]]

_HEAD = """# 性能 · Performance

由 `make bench` 生成，请勿手改。Written by `make bench`; do not edit by hand.

![磁盘上各方占手写 SQL 的比例 · share of hand-written SQL, on disk](images/performance.svg)

一次变更：一个客户端，逐个进行，确认之前已持久提交（SQLite：WAL、`synchronous=FULL`；
PostgreSQL：`synchronous_commit` 开启）；含职责与内容核验、一条链式台账、链首比较并交换、一个幂等键。
同一轮内各方轮流进行，每次 {block} 步；磁盘快慢随时在变，只有同一轮内的比例可比，表中比例是各轮比例的中位数。

One transition: a single client, one after the other, durable before it is acknowledged; with its guards on role and
content, one chained event, the head moved by compare-and-swap, one idempotency key. Within a round everybody takes
turns of {block} steps: the disk's mood changes within seconds, so only what ran in the same round compares, and a ratio
is the median of the rounds' ratios.
"""
_NOTES = """
## 说明 · Notes

- **raw** 手写 SQL：同一驱动、同一张表、触发器在内；核验所需事实用一条联表查询读出，事件行（含真实哈希）在计时之前备好。
  Hand-written SQL with the same driver on the same tables, triggers included; one joined query reads what the guard
  needs, and the event's row with its true hash is made before the clock starts.
- **raw in one statement**（仅 PostgreSQL）：核验与写入合为一条语句、一次往返；被拒绝时说不出原因，故不作为基准。
  PostgreSQL only: guard and writes in one statement, one round trip. It cannot say why it refuses, so nothing is gated
  on it.
- **peers** 同样的职责与内容核验、一条审计、同等持久性；但没有哈希链、触发器、幂等键，也不读名称与规则，要做的更少。
  The same guard, one audit row, the same durability; but no hash chain, no triggers, no idempotency key, no joins for
  names and rules: they have less to do. django-fsm-2 reads and saves by Django's ORM, with statements prepared on the
  server; SpiffWorkflow's workflow is read, advanced, serialised and saved at every step by hand-written SQL.
- 操作人及其职务各方均在计时之前读好。Who acts, and in which roles, is known to everybody before the clock starts.
- 每轮开始时各方都在同一份准备好的数据库的新副本上；结束时核对行数与事件数，我方还验证整本台账。
  Every round begins on fresh copies; at its end rows and events are counted, and ours verifies its whole ledger.
- **CPU** 为客户端进程每步的微秒数，不含数据库服务器；磁盘越慢，各方越接近。
  CPU: microseconds of the client's process for a step, without the database server. The slower the disk, the closer
  everybody is to everybody else.
"""


_LEDGER = ("核验台账 · Verifying the ledger", "每秒事件 · events/s")
_SETS = ("成批处理 · Many at once", "每秒行数 · rows/s")


def write(rows: Rows, out: Path = JSON) -> None:
    """The rows, the page and the chart, side by side."""
    (out.parent / "images").mkdir(parents=True, exist_ok=True)
    out.write_bytes(orjson.dumps(rows, option=orjson.OPT_INDENT_2) + b"\n")
    for path, text in pages(rows, out).items():
        path.write_text(text, encoding="utf-8")


def pages(rows: Rows, out: Path = JSON) -> dict[Path, str]:
    """What is made of the rows, by path."""
    return {out.with_suffix(".md"): page(rows), out.parent / "images" / "performance.svg": svg(rows)}


def page(rows: Rows) -> str:
    """The page in Markdown."""
    blocks = [row for row in rows if row["unit"] == "transitions/s"]
    ledger = _table_of([row for row in rows if row["unit"] == "events/s"], *_LEDGER)
    sets = _table_of([row for row in rows if row["unit"] == "rows/s"], *_SETS)
    block = blocks[0]["turn"] if blocks else 0
    parts = [_HEAD.format(block=block), _summary(rows), _transitions(blocks), ledger, sets, _NOTES, _versions(rows)]
    return "\n".join(filter(None, parts))


def _summary(rows: Rows) -> str:
    lines = [
        f"| {row['name']} | {row['engine']} | {row['target']:,} | {_reached(row)} | {'✓' if row['met'] else '✗'} |"
        for row in rows
        if row["target"] is not None
    ]
    return _table(
        "目标（磁盘） · Targets (on disk)", ("项目 · what", "engine", "目标 · target", "实测 · reached", ""), lines
    )


def _reached(row: dict[str, Any]) -> str:
    return f"{median(row['ours']):,.0f}/s" if row["unit"] == "events/s" else f"{row['ratio']:.2f}"


def _transitions(rows: Rows) -> str:
    lines = []
    for row in (row for row in rows if row["name"].endswith("of raw SQL")):
        act = row["name"].partition(",")[0]
        others = {"raw": row["raw"], "**ours**": row["ours"]} | row["peers"]
        if row["raw_in_one_statement"]:
            others["raw in one statement"] = row["raw_in_one_statement"]
        cpu = {name.removeprefix("raw, ").strip(): us for name, us in row["cpu_us"].items()}
        for name, rates in others.items():
            share = median(a / b for a, b in zip(rates, row["raw"], strict=True))
            us = cpu.get(name.strip("*"), cpu.get("one statement"))
            values = " ".join(f"{rate:,.0f}" for rate in rates)
            place = f"{act} | {row['engine']}, {row['storage']}"
            lines.append(f"| {place} | {name} | {median(rates):,.0f} | {share:.2f} | {us:,.0f} | {values} |")
    heads = ("", "", "", "每秒 · per second", "占 raw · of raw", "CPU µs", "各轮 · every round")
    return _table("一次变更 · One transition", heads, lines)


def _table_of(rows: Rows, title: str, rate: str) -> str:
    lines = []
    for row in rows:
        for name, rates in (("raw", row["raw"]), ("**ours**", row["ours"])):
            if rates:
                values = " ".join(f"{rate:,.0f}" for rate in rates)
                share = "" if name == "raw" or row["ratio"] is None else f"{row['ratio']:.2f}"
                lines.append(
                    f"| {row['name']} | {row['engine']} | {name} | {median(rates):,.0f} | {share} | {values} |"
                )
    return _table(title, ("", "engine", "", rate, "占 raw · of raw", "各轮 · every round"), lines)


def _versions(rows: Rows) -> str:
    lines = []
    for engine in dict.fromkeys(row["engine"] for row in rows):
        about = next(row["about"] for row in rows if row["engine"] == engine)
        said = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
        lines.append(f"- {engine}: {about['cpus']} CPU, load {about.get('load', '—')}, {about['filesystem']}; {said}")
    fsyncs = {(row["engine"], row["storage"]): row["fsync_per_s"] for row in rows if "fsync_per_s" in row}
    lines += [f"- fsync/s, {engine}, {storage}: {values}" for (engine, storage), values in fsyncs.items()]
    return "## 环境 · Where it was measured\n\n" + "\n".join(lines) + "\n"


def _table(title: str, heads: tuple[str, ...], lines: list[str]) -> str:
    if not lines:
        return ""
    return f"## {title}\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path, text in pages(orjson.loads(JSON.read_bytes())).items():
        path.write_text(text, encoding="utf-8")
