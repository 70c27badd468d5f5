"""Samples for demonstration and test: a throw-away authority, certificates, and a seal that says it is none (样章)."""

from documents.samples.authority import Authority, Identity, authority
from documents.samples.scan import sample_scan
from documents.samples.seal import sample_seal

__all__ = ["Authority", "Identity", "authority", "sample_scan", "sample_seal"]
