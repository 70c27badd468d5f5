"""What is refused of passwords, and what to do about it."""

from bilingual import Refused


class WrongPassword(Refused):
    """The password is not the person's."""

    zh = "{person} 的密码不对，什么也没有做。请重新输入；忘记密码的，请督查室收件员或主任重新设置（person password）。"
    en = "That is not {person}'s password, and nothing was done; try again, or have the office set one."


class NoPassword(Refused):
    """The person has none yet."""

    zh = "{person} 还没有密码。首个密码由督查室收件员或主任设置（person password），本人随后自行更改。"
    en = "{person} has no password yet; the office's clerk or director sets the first, and the person then changes it."


class PasswordUnfit(Refused):
    """Too easily guessed, or nothing that can be typed again."""

    zh = "没有设置：密码须有 {least} 到 {most} 个字符，可以打印，且不能是人员代码或同一个字符的重复。"
    en = "Not set: a password has {least} to {most} printable characters and is neither the person's code nor one sign."
