"""The office's letters: 催报函, 约谈通知, 退回修改通知, 收件回执; each follows from one event of a submission.

``letters`` lists those that a submission has, ``letter_content`` is what one says (schema ``ducha.letter/1``). A letter
speaks of the ledger up to its event and of nothing later: the same event gives the same content for good.
"""

from reports.letters.content import SCHEMA, letter_content
from reports.letters.kinds import KINDS, Kind
from reports.letters.listing import Letter, letter_of, letters, newest

__all__ = ["KINDS", "SCHEMA", "Kind", "Letter", "letter_content", "letter_of", "letters", "newest"]
