"""The Merkle tree over all heads, hashed as RFC 6962 (section 2.1) says.

A leaf is the canonical JSON of ``[subject, seq, head]``; leaves stand in the order of their subjects.
"""

import hashlib
from collections.abc import Sequence
from itertools import pairwise

from statemachine.chain import canonical

EMPTY_ROOT = hashlib.sha256(b"").hexdigest()


def leaf(subject: str, seq: int, head: str) -> bytes:
    """The hash of one leaf."""
    return hashlib.sha256(b"\x00" + canonical([subject, seq, head])).digest()


def root(leaves: Sequence[bytes]) -> str:
    """The tree's root in lower-case hex; that of no leaves is the hash of nothing."""
    return _root(leaves).hex() if leaves else EMPTY_ROOT


class Tree:
    """A tree in which leaves change: one new leaf costs as many hashes as the tree is high."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([_above(below, index) for index in range((len(below) + 1) // 2)])

    @property
    def root(self) -> str:
        """The same as ``root`` of its leaves."""
        return self._levels[-1][0].hex() if self._levels[-1] else EMPTY_ROOT

    def put(self, index: int, node: bytes) -> None:
        """``node`` is leaf ``index`` from now on."""
        self._levels[0][index] = node
        for below, level in pairwise(self._levels):
            index //= 2
            level[index] = _above(below, index)


def _above(below: Sequence[bytes], index: int) -> bytes:
    """Node ``index`` of the next level; the last one of an odd number rises as it is."""
    pair = below[2 * index : 2 * index + 2]
    return _join(*pair) if len(pair) == 2 else pair[0]


def proof(leaves: Sequence[bytes], index: int) -> list[str]:
    """The audit path of leaf ``index``, from the bottom up, in hex."""
    if len(leaves) <= 1:
        return []
    cut = _split(len(leaves))
    if index < cut:
        return [*proof(leaves[:cut], index), _root(leaves[cut:]).hex()]
    return [*proof(leaves[cut:], index - cut), _root(leaves[:cut]).hex()]


def root_from_proof(leaf_hash: bytes, index: int, size: int, path: Sequence[str]) -> str:
    """The root that ``path`` leads to from leaf ``index`` of ``size``. Raises ``ValueError`` if it does not fit."""
    if not 0 <= index < size:
        raise ValueError("the tree has no such leaf")
    rest = [bytes.fromhex(step) for step in path]
    found = _climb(leaf_hash, index, size, rest)
    if rest:
        raise ValueError("the path is longer than the tree is high")
    return found.hex()


def _climb(node: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    if size == 1:
        return node
    if not path:
        raise ValueError("the path is shorter than the tree is high")
    sibling, cut = path.pop(), _split(size)
    if index < cut:
        return _join(_climb(node, index, cut, path), sibling)
    return _join(sibling, _climb(node, index - cut, size - cut, path))


def _root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    cut = _split(len(leaves))
    return _join(_root(leaves[:cut]), _root(leaves[cut:]))


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1
