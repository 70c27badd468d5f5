"""What the ledger's actions are called when people read them."""

from bilingual import Text
from statemachine.ladder import RUNG_WORDS
from statemachine.submission import EVENT_WORDS

DEED_WORDS: dict[str, Text] = {
    "import": Text("导入通知", "import of the notice"),
    "amend": Text("更正通知内容", "correct the notice"),
    "confirm_figures": Text("确认指标", "confirm figures"),
    "open": Text("开启", "open"),
    "acknowledge": Text("签收", "acknowledge"),
    **{str(event): words for event, words in EVENT_WORDS.items()},
    "receive_paper": Text("登记纸质件", "register the paper copy"),
    "take_up": Text("受理", "take up"),
    "answer": Text("答复问题", "answer a flag"),
    "ask_extension": Text("申请延期", "ask for an extension"),
    "grant_extension": Text("同意延期", "grant the extension"),
    "refuse_extension": Text("不同意延期", "refuse the extension"),
    "exempt": Text("批准免报", "exempt"),
    **{str(kind): words for kind, words in RUNG_WORDS.items()},
    **{f"propose_{kind}": Text(f"提请{w.zh}", f"propose a {w.en}") for kind, w in RUNG_WORDS.items()},
    "pass_on": Text("移交", "pass on"),
    "freeze": Text("通报定稿", "freeze the circular"),
    "add_person": Text("增加人员", "add a person"),
    "grant": Text("授予角色", "grant a role"),
    "revoke": Text("收回角色", "end a role"),
    "hand_over": Text("离任交接", "hand over"),
    "delegate": Text("授权代签", "delegate"),
    "give_password": Text("为他人设置密码", "set a person's password"),
    "rename_unit": Text("单位更名", "rename the unit"),
    "end_unit": Text("单位撤并", "end the unit"),
    "waive": Text("批准职责分离的例外", "waive a separation of duties"),
    "accept_levels": Text("变更签章方式", "change the accepted evidence levels"),
    "copy_to": Text("变更抄送单位", "change who gets a copy"),
    "register_certificate": Text("登记证书", "register a certificate"),
    "end_certificate": Text("停用证书", "end a certificate"),
    "propose_imprint": Text("提交印模", "propose an imprint"),
    "approve_imprint": Text("核准印模", "approve an imprint"),
    "unwaive": Text("取消职责分离的例外", "end a waiver"),
}


def deed(action: str) -> Text:
    """``action`` in words; one that a newer program has written is shown as it stands."""
    return DEED_WORDS.get(action, Text(action, action))
