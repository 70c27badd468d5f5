"""Why no mail can be sent at all."""

from bilingual import Refused


class BadSmtpUrl(Refused):
    """The setting that names the mail server."""

    zh = "看不懂邮件服务器地址（DUCHA_SMTP_URL）：{why}。请写成 smtp://主机:端口、smtps://… 或 smtp+starttls://…。"
    en = "Cannot read the mail server's URL (DUCHA_SMTP_URL): {why}. Write smtp://host:port, smtps://… or smtp+starttls://…."
