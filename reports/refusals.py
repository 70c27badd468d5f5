"""What cannot be found, and where to look instead."""

from bilingual import Refused


class NoOffice(Refused):
    """No such office."""

    zh = "没有代码为“{code}”的督查室。现有：{known}。"
    en = "There is no office “{code}”. Known: {known}."


class NothingImported(Refused):
    """No notice has come in yet."""

    zh = "还没有导入过通知。请先导入：ducha notice import 通知文件 --units 单位表。"
    en = "No notice has been imported yet. Import one first: ducha notice import FILE --units CSV."


class SeveralOffices(Refused):
    """The command does not say which."""

    zh = "这里有多个督查室，请用 --office 指明：{known}。"
    en = "There are several offices; say which with --office: {known}."


class NoCampaign(Refused):
    """No such campaign."""

    zh = "没有文号为“{doc_number}”的督查事项。现有：{known}。先导入通知：ducha notice import。"
    en = "There is no campaign “{doc_number}”. Known: {known}. Import the notice first: ducha notice import."


class SeveralCampaigns(Refused):
    """The command does not say which."""

    zh = "这里有多个督查事项，请用 --campaign 指明：{known}。"
    en = "There are several campaigns; say which with --campaign: {known}."


class NoPerson(Refused):
    """No such person."""

    zh = "没有代码为“{person}”的人员。请用 ducha person list 查看。"
    en = "There is no person “{person}”. See ducha person list."


class NoUnit(Refused):
    """No such unit."""

    zh = "没有代码为“{unit}”的单位。请用 ducha unit list 查看。"
    en = "There is no unit “{unit}”. See ducha unit list."


class NoPeriod(Refused):
    """The quarter has not been opened."""

    zh = "{quarter}还没有开启。请先开启：ducha period open {code}。"
    en = "{quarter} has not been opened. Open it first: ducha period open {code}."


class NoSubmission(Refused):
    """No such submission, or not for this person's eyes."""

    zh = "没有名为“{name}”的报告，或者不在您的范围内。名称形如 2020Q3/单位代码，可用 ducha submission list 查看。"
    en = "There is no submission “{name}”, or it is not yours to see. Names look like 2020Q3/UNIT: submission list."


class NoRevision(Refused):
    """No such revision."""

    zh = "{name} 没有第 {number} 版；现有版本：{known}。"
    en = "{name} has no revision {number}; there are: {known}."
