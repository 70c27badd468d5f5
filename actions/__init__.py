"""Verbs that write, one file per use case. A verb never commits: the entry point holds the transaction."""
