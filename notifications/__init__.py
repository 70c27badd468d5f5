"""The words that are sent: which event speaks to whom, the message made of it, and the way it goes out.

Everything derives from the ledger. ``fan_out`` turns new events into deliveries; ``due``, ``send`` and
``settle`` bring them out, at least once, with no transaction open while mail is on its way.
"""
