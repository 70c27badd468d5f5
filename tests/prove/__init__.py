"""Long proofs, run by ``make prove``; each leaves its figures in docs/proof/."""
