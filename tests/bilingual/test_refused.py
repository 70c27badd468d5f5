from bilingual import Refused, Text


class TooManyCooks(Refused):
    """A refusal of the tests' own."""

    zh = "厨师太多（{count} 位，正在{what}），请减少一位。"
    en = "Too many cooks ({count}, {what}); send one away."


def test_a_refusal_is_a_sentence_in_each_language() -> None:
    refused = TooManyCooks(count=3, what=Text("煮汤", "making soup"))
    assert refused.sentence("zh") == "厨师太多（3 位，正在煮汤），请减少一位。"
    assert refused.sentence("en") == "Too many cooks (3, making soup); send one away."
    assert str(refused) == refused.sentence("en")


def test_a_refusal_has_a_stable_code() -> None:
    assert TooManyCooks(count=3, what="").code == "too-many-cooks"


def test_an_unknown_language_is_answered_in_chinese() -> None:
    assert Text("督查", "supervision").said("fr") == "督查"
