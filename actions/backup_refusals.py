"""Why there is no backup, or nothing was restored."""

from bilingual import Refused


class BackupExists(Refused):
    """A backup never replaces another: the one that is there may be the last good one."""

    zh = "没有备份：{file} 已经存在，备份从不覆盖已有文件。请换一个文件名，例如加上日期。"
    en = "No backup: {file} is there already, and a backup never replaces a file. Choose another name, with the date."


class BackupUnwritable(Refused):
    """The file cannot be written whole."""

    zh = "没有备份：无法写出 {file}（{why}），没有留下残缺的文件。请检查路径、权限和磁盘空间。"
    en = "No backup: {file} cannot be written ({why}); no part of it is left. Check path, rights and disk space."


class BackupUnreadable(Refused):
    """No file to read."""

    zh = "没有恢复：读不了 {file}（{why}）。请检查路径和权限。"
    en = "Not restored: {file} cannot be read ({why}). Check path and rights."


class NotABackup(Refused):
    """A file of another kind."""

    zh = "没有恢复：{file} 不是 ducha backup 生成的备份。请指定备份文件。"
    en = "Not restored: {file} was not made by ducha backup. Name a backup file."


class BackupDamaged(Refused):
    """The bytes are not those that were written."""

    zh = "没有恢复：备份 {file} 已损坏或被改动（{member}），没有写入任何内容。请改用另一份备份。"
    en = "Not restored: the backup {file} is damaged or was changed ({member}); nothing was written. Use another one."


class BackupNewer(Refused):
    """The backup was made by a newer program."""

    zh = "没有恢复：备份来自更新的版本（{found}），本程序（{wanted}）读不了。请先升级程序；没有写入任何内容。"
    en = "Not restored: the backup is from a newer version ({found}); this program knows {wanted}. Upgrade it first."


class EngineDiffers(Refused):
    """The backup is of the other kind of database."""

    zh = "没有恢复：备份来自 {found}，而这里的数据库是 {here}，不能互相恢复。请用 DUCHA_DATABASE_URL 指定 {found}。"
    en = "Not restored: the backup is of {found}, the database here is {here}. Name a {found} one: DUCHA_DATABASE_URL."


class NotEmpty(Refused):
    """Something is there that a restore would bury."""

    zh = "没有恢复：{where} 不是空的，恢复不会覆盖已有数据。请用 --home 指定空目录或换空数据库，或先移走数据。"
    en = "Not restored: {where} is not empty, and nothing is overwritten. Name an empty --home or database, or move it."


class RestoreDiffers(Refused):
    """What came out is not what went in."""

    zh = "没有恢复：恢复出的内容与备份清单不一致（{what}），数据库没有启用。请核对数据库程序的版本，或改用另一份备份。"
    en = "Not restored: what came out differs from the manifest ({what}); it is not in use. Try another backup."


class RestoreFailed(Refused):
    """It could not be carried through."""

    zh = "没有恢复：写入 {where} 时出错（{why}），没有启用任何内容。请检查磁盘空间和权限后重试。"
    en = "Not restored: writing {where} failed ({why}); nothing is in use. Check disk space and rights, then repeat."
