"""The content of the circular (督查通报): one JSON value that every format is rendered from.

It depends only on what the ledger covers, the calendar and these rules: the same records give the same bytes.
"""

from reports.circular.content import SCHEMA, circular_content

__all__ = ["SCHEMA", "circular_content"]
