"""Arguments and options that several commands share."""

from collections.abc import Iterable
from typing import Any

import click

from bilingual import Refused
from cli.main import AS_JSON
from workdays import Quarter


class QuarterType(click.ParamType[Quarter]):
    """A quarter such as 2020Q3; anything else is wrong usage (exit 2)."""

    name = "quarter"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Quarter:
        """Parse it."""
        if isinstance(value, Quarter):
            return value
        try:
            return Quarter.parse(value)
        except Refused as refused:
            self.fail(f"{refused.sentence('zh')} {refused.sentence('en')}", param, ctx)


class FormsType(click.ParamType[tuple[str, ...]]):
    """A list of forms with commas, such as json,pdf; those not ``known`` are wrong usage."""

    name = "forms"

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split it."""
        forms = tuple(part.strip() for part in value.split(",") if part.strip())
        unknown = [form for form in forms if form not in self.known]
        if unknown or not forms:
            self.fail(f"{'、'.join(unknown) or value}（{', '.join(self.known)}）", param, ctx)
        return forms


def _remember(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    ctx.meta[AS_JSON] = value
    return value


quarter_argument = click.argument("quarter", type=QuarterType(), metavar="QUARTER")
json_option = click.option(
    "--json", "as_json", is_flag=True, is_eager=True, callback=_remember, help="输出 JSON · print JSON"
)
person_option = click.option("--as", "person", required=True, metavar="PERSON", help="以此人身份 · act as this person")
keeper_option = click.option(
    "--as", "person", metavar="PERSON", help="以此人身份，不写则为控制台 · act as this person, else as the console"
)
viewer_option = click.option("--as", "person", metavar="PERSON", help="以此人身份查看 · look as this person")
name_argument = click.argument("name", metavar="QUARTER/UNIT")
key_option = click.option(
    "--once", "key", metavar="KEY", help="幂等键：重复调用得到第一次的答复 · a repeated call gets the first answer"
)
