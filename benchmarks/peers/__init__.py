"""Other people's engines doing the same step: the same guard, one audit row, the same durability.

They have less to do: no hash chain, no triggers, no idempotency row, no names and rules to join.
"""
