"""The table of letters. A new letter is one file with one function, and one row here."""

from collections.abc import Callable
from dataclasses import dataclass

from bilingual import Text
from reports.letters.body import Body
from reports.letters.chase import chase, second_chase
from reports.letters.moment import Moment
from reports.letters.receipt import receipt
from reports.letters.returned import returned
from reports.letters.talk import talk
from statemachine.ladder import RungKind
from statemachine.submission import Event


@dataclass(frozen=True)
class Kind:
    """``action``: the event that the letter follows from; ``words``: what the letter is called; ``body``: its words;
    ``first``: what has to happen before there is one."""

    action: str
    words: Text
    body: Callable[[Moment], Body]
    first: Text


KINDS: dict[str, Kind] = {
    "chase": Kind(
        str(RungKind.CHASE), Text("催报函", "chase notice"), chase,
        Text("先由 ducha escalate 对逾期单位催报", "ducha escalate has to chase the late unit first"),
    ),
    "second_chase": Kind(
        str(RungKind.SECOND_CHASE), Text("二次催报函", "second chase notice"), second_chase,
        Text("先有催报，到期仍未报送的再由 ducha escalate 二次催报", "a chased unit has to stay late: ducha escalate"),
    ),
    "formal_talk": Kind(
        str(RungKind.FORMAL_TALK), Text("约谈通知", "summons to a formal talk"), talk,
        Text("先由督查室主任签发约谈：ducha rung issue", "the director has to issue the talk first: ducha rung issue"),
    ),
    "return": Kind(
        str(Event.REOPEN), Text("退回修改通知", "notice of return"), returned,
        Text("先标记问题并退回：ducha submission flag、ducha submission reopen",
             "the report has to be flagged and returned first: ducha submission flag, ducha submission reopen"),
    ),
    "receipt": Kind(
        "receive_paper", Text("收件回执", "receipt"), receipt,
        Text("先登记纸质件：ducha paper receive", "the paper copy has to be registered first: ducha paper receive"),
    ),
}  # fmt: skip
