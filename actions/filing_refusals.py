"""Why a file is not kept, or not taken for what was kept."""

from bilingual import Refused


class CannotKeep(Refused):
    """The home cannot be written."""

    zh = "没有办理：文件 {place} 无法写入数据目录（{why}）。请检查磁盘空间和权限后重试。"
    en = "Not done: {place} could not be written into the home ({why}). Check space and rights, and repeat."


class FileLost(Refused):
    """A kept file is absent or changed."""

    zh = "没有办理：存档文件 {place} 不在，或已不是当初存入的文件。请从备份恢复，或撤回后重新签字盖章。"
    en = "Not done: the kept file {place} is absent, or not what was kept. Restore a backup, or withdraw and sign anew."
