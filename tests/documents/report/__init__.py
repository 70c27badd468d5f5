"""The unit's report as a PDF."""
