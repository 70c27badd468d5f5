"""Proofs. Their small versions run with every test; the long ones (marker ``prove``) by ``make prove``, and leave
their figures in docs/proof/.

``worker`` and ``jobs`` are processes that work beside others; ``model`` (with its steps and acts) is a second account
of the rules, ``played`` (with reports and people) what is played on it and on the house at once; ``acts`` is the
command line on a failing disk.
"""
