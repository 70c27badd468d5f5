"""What is said about a file, in the order of the checks."""

from datetime import datetime

from bilingual import Text
from reports.letters import KINDS as LETTERS
from reports.origin.answer import Answer, Signed, Whose
from reports.origin.claims import Claims
from reports.origin.known import KIND_WORDS
from reports.origin.stamps import Stamped
from statemachine.deeds import deed
from statemachine.evidence import LEVEL_WORDS, Level
from statemachine.roles import ROLE_WORDS, Role
from workdays import LOCAL

_STAMP_WORDS = {"signature": Text("签字", "Signed"), "seal": Text("盖章", "Sealed")}


def say_ours(answer: Answer) -> None:
    """The ledger knows these very bytes, and whether its chain holds."""
    assert answer.whose
    named = named_as(answer.whose)
    how = {
        "digest": Text("台账记有这个文件的摘要", "the ledger has the digest of this file"),
        "rendered": Text(
            "按台账重新生成的文件与它逐字节相同", "made again from the ledger it is the same, byte for byte"
        ),
    }[answer.how or "digest"]
    answer.say(
        "ours", f"是本系统的文件：{named.zh}。{how.zh}，全文未被改动。", f"Ours: {named.en}; {how.en}. Unchanged."
    )
    if not answer.chain:
        answer.say(
            "chain-broken",
            "但这份报告的台账链条已断：请运行 ducha audit verify。",
            "But the chain of its ledger is broken: run ducha audit verify.",
        )


def say_unknown(answer: Answer) -> None:
    """Nothing in the ledger, nothing claimed."""
    answer.say(
        "unknown",
        "台账没有这个文件的摘要，文件上也没有本系统的标记：不是本系统的文件，或已改得无法辨认。",
        "The ledger has no digest of this file, and it has no mark of ours: not ours, or changed beyond recognition.",
    )


def say_claimed(answer: Answer, claimed: Claims, known: bool) -> None:
    """What the file says it is, what the ledger has, and what differs."""
    what = _claimed_words(claimed)
    answer.say(
        "claimed",
        f"台账没有这个文件的摘要。它自称是{what.zh}。",
        f"The ledger has no digest of this file. It says that it is {what.en}.",
    )
    if not known:
        answer.say("claim-unknown", "台账没有这样的文件。", "The ledger has no such document.")
        return
    assert answer.whose
    named = named_as(answer.whose)
    answer.say("claim-known", f"台账有的是：{named.zh}。", f"What the ledger has: {named.en}.")
    _say_difference(answer, claimed)


def _say_difference(answer: Answer, claimed: Claims) -> None:
    differs = answer.differs
    if claimed.by == "page":
        zh = "这是印有该码的图像或另存的文件，不是登记过的文件；图像内容无法自动核对，请与原件对照。"
        en = "It is a picture or a copy that carries the code, no registered file; compare it with the original."
        answer.say("copy", zh, en)
    elif differs is None:
        answer.say(
            "no-original", "原件不在这里，无法逐字节比较。", "The original is not here; nothing can be compared."
        )
    else:
        answer.say("changed", f"与原件不同：{_changes_zh(differs)}。", f"It differs: {_changes_en(differs)}.")


def _changes_zh(differs: dict[str, object]) -> str:
    parts = [f"从第{differs['first']}字节起共{differs['differing']}字节不同"] if differs["differing"] else []
    appended = int(str(differs["appended"]))
    parts += [f"末尾多出{appended}字节" if appended > 0 else f"末尾缺{-appended}字节"] if appended else []
    parts += [f"第{page['number']}页文字有改动" for page in _pages(differs)]
    return "，".join(parts) or "内容相同，记录不同"


def _changes_en(differs: dict[str, object]) -> str:
    parts = [f"{differs['differing']} bytes from {differs['first']} on"] if differs["differing"] else []
    appended = int(str(differs["appended"]))
    parts += (
        [f"{appended} bytes added at the end" if appended > 0 else f"{-appended} bytes cut off"] if appended else []
    )
    parts += [f"the words of page {page['number']}" for page in _pages(differs)]
    return ", ".join(parts) or "the content is the same"


def _pages(differs: dict[str, object]) -> list[dict[str, object]]:
    pages = differs["pages"]
    return list(pages) if isinstance(pages, list | tuple) else []


def say_signatures(answer: Answer) -> None:
    """The signatures themselves, beside the ledger's word."""
    found = answer.signatures
    if found is None:
        return
    for one in found.fields:
        say_signature(answer, one)
    if not found.fields:
        answer.say("unsigned", "文件上没有可以读取的数字签名。", "There is no signature on the file that can be read.")
    if not found.whole and found.fields:
        zh = f"最后一个签名没有覆盖全文（其后有{found.appended}字节）。"
        answer.say("not-covered", zh, f"The last signature does not cover the file ({found.appended} bytes follow it).")
    if found.unexpected:
        names = "、".join(found.unexpected)
        answer.say("unexpected-field", f"有不应有的签名域：{names}。", f"There are fields that no report has: {names}.")
    if not found.judged_trust:
        zh = "没有指定信任的根证书（DUCHA_TRUST），未判断证书是否可信。"
        answer.say("trust-not-judged", zh, "No trusted roots are named (DUCHA_TRUST): trust was not judged.")


def say_signature(answer: Answer, one: Signed) -> None:
    """One of them."""
    if one.ok:
        answer.say(
            "signature-holds", f"数字签名 {one.field} 有效（{one.subject}）。", f"{one.field} holds ({one.subject})."
        )
    elif one.expected and one.fingerprint != one.expected:
        zh = f"数字签名 {one.field} 的证书（{one.fingerprint[:16]}）不是台账登记的（{one.expected[:16]}）。"
        en = f"{one.field} is by certificate {one.fingerprint[:16]}, not by the ledger's {one.expected[:16]}."
        answer.say("other-certificate", zh, en)
    elif one.intact and one.valid and one.trusted is False:
        zh = f"数字签名 {one.field} 的证书（{one.subject}）不在信任的根证书之下。"
        answer.say("not-trusted", zh, f"The certificate of {one.field} ({one.subject}) leads to no trusted root.")
    else:
        answer.say(
            "signature-broken", f"数字签名 {one.field} 已失效：内容被改动。", f"{one.field} is broken: changed since."
        )


def say_stamps(answer: Answer) -> None:
    """Who signed and sealed by the ledger, and whether that still stands."""
    for stamp in answer.stamps:
        words, level, who = _STAMP_WORDS[stamp.kind], _level(stamp), _who(stamp)
        when = _when(stamp.at)
        zh, en = f"{words.zh}：{who.zh}，{when}，{level.zh}", f"{words.en}: {who.en}, {when}, {level.en}"
        if stamp.voided_at:
            deed_ = deed(stamp.voided_by or "")
            zh += f"；{_when(stamp.voided_at)}因{deed_.zh}失效"
            en += f"; void since {_when(stamp.voided_at)} ({deed_.en})"
        answer.say(f"{stamp.kind}-{'void' if stamp.voided_at else 'stands'}", f"{zh}。", f"{en}.")


def named_as(whose: Whose) -> Text:
    """The document in words: unit, quarter, revision, kind."""
    kind = LETTERS[whose.letter].words if whose.letter else KIND_WORDS[whose.kind]
    unit = whose.unit_name or whose.unit
    parts_zh = [unit, whose.quarter, f"第{whose.revision}稿" if whose.revision else None, kind.zh]
    parts_en = [kind.en, unit, whose.quarter, f"revision {whose.revision}" if whose.revision else None]
    form = f"（{whose.form}）"
    return Text("　".join(filter(None, parts_zh)) + form, ", ".join(filter(None, parts_en)) + f" ({whose.form})")


def _claimed_words(claimed: Claims) -> Text:
    if claimed.code:
        code = claimed.code
        zh = f" {code.name} 第{code.revision}稿（校验码{code.short}）"
        return Text(zh, f"{code.name}, revision {code.revision} ({code.short})")
    if claimed.letter:
        return Text(f"台账事件 {claimed.letter[:16]} 的函件", f"the letter of event {claimed.letter[:16]}")
    return Text("一份督查通报", "a circular")


def _who(stamp: Stamped) -> Text:
    role = ROLE_WORDS[Role(stamp.role)] if stamp.role in set(Role) else Text("", "")
    zh, en = (
        f"{stamp.person}{f'（{role.zh}）' if role.zh else ''}",
        f"{stamp.person}{f' ({role.en})' if role.en else ''}",
    )
    if stamp.on_behalf_of:
        zh, en = f"{zh}代{stamp.on_behalf_of}", f"{en} for {stamp.on_behalf_of}"
    return Text(zh, en)


def _level(stamp: Stamped) -> Text:
    return LEVEL_WORDS[Level(stamp.level)] if stamp.level in set(Level) else Text(stamp.level, stamp.level)


def _when(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone(LOCAL):%Y-%m-%d %H:%M}"
