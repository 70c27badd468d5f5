"""Where a file comes from: whether it is ours, of which unit, quarter and revision, and whether it is still whole.

``verify_file`` asks the ledger for the digest of the whole file first, then the signatures on it; both are shown.
``LedgerRecords`` and ``BundleRecords`` are the two places where it can ask.
"""

from reports.origin.answer import Answer
from reports.origin.bundle_records import BundleRecords
from reports.origin.ledger_records import LedgerRecords
from reports.origin.records import Records
from reports.origin.verify import verify_file

__all__ = ["Answer", "BundleRecords", "LedgerRecords", "Records", "verify_file"]
