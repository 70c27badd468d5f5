"""The rules: what may happen to a submission, who may do it, what counts as late, how the ledger is chained.

Values in, values out: no database, no clock. ``submission.py`` is the page an auditor reads.
"""
