"""The Merkle tree: RFC 6962 as others compute it, and proofs that prove nothing else."""

import hashlib
from contextlib import suppress

import pytest

from statemachine.chain import canonical
from statemachine.merkle import EMPTY_ROOT, Tree, leaf, proof, root, root_from_proof

SIZES = range(1, 41)
#: The leaves and roots that implementations of certificate transparency are commonly tested with.
KNOWN = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def theirs(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, over leaves that are hashed already."""
    if len(leaves) == 1:
        return leaves[0]
    cut = 1
    while cut * 2 < len(leaves):
        cut *= 2
    return sha(b"\x01" + theirs(leaves[:cut]) + theirs(leaves[cut:]))


def leaves_of(size: int) -> list[bytes]:
    return [leaf(f"submission:{number:03}", number, f"{number:064x}") for number in range(size)]


def led_to(node: bytes, index: int, size: int, path: list[str]) -> str | None:
    """The root that the path leads to, None where it does not fit."""
    with suppress(ValueError):
        return root_from_proof(node, index, size, path)
    return None


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root([]) == EMPTY_ROOT == known


def test_a_leaf_is_the_hash_of_its_canonical_json_after_a_zero_byte() -> None:
    assert leaf("期", 3, "ab") == sha(b"\x00" + '["期",3,"ab"]'.encode())
    assert canonical(["期", 3, "ab"]) == '["期",3,"ab"]'.encode()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_the_one_that_others_publish(size: int) -> None:
    assert root([sha(b"\x00" + bytes.fromhex(text)) for text in KNOWN[:size]]) == ROOTS[size - 1]


@pytest.mark.parametrize("size", SIZES)
def test_the_root_is_that_of_the_definition_and_every_leaf_is_proven_under_it(size: int) -> None:
    leaves = leaves_of(size)
    assert root(leaves) == theirs(leaves).hex()
    for index, node in enumerate(leaves):
        path = proof(leaves, index)
        assert len(path) <= (size - 1).bit_length()
        assert root_from_proof(node, index, size, path) == root(leaves)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_else_is_proven_by_the_same_path(size: int) -> None:
    leaves, stranger = leaves_of(size), leaf("x", 1, "0" * 64)
    top = root(leaves)
    for index, node in enumerate(leaves):
        path = proof(leaves, index)
        assert led_to(stranger, index, size, path) != top
        for other in range(size):
            if other != index:
                assert led_to(node, other, size, path) != top, (index, other)
                assert led_to(leaves[other], index, size, path) != top, (index, other)


@pytest.mark.parametrize("size", SIZES)
def test_a_path_that_does_not_fit_the_tree_is_refused(size: int) -> None:
    leaves = leaves_of(size)
    for index, node in enumerate(leaves):
        path = proof(leaves, index)
        for longer in ([*path, "0" * 64], ["0" * 64, *path]):
            with pytest.raises(ValueError, match="longer"):
                root_from_proof(node, index, size, longer)
        # A tree of twice the size stands at least one level higher over every one of these leaves.
        with pytest.raises(ValueError, match="shorter"):
            root_from_proof(node, index, size * 2, path)
        for shorter in (path[1:], path[:-1]) if path else ():
            with pytest.raises(ValueError, match="shorter"):
                root_from_proof(node, index, size, shorter)


def test_changing_moving_adding_or_losing_a_leaf_changes_the_root() -> None:
    leaves = leaves_of(33)
    others = [leaves[:-1], leaves[1:], [*leaves, leaves[-1]], leaves[::-1], [leaves[1], leaves[0], *leaves[2:]]]
    assert len({root(found) for found in [leaves, *others]}) == 6


def test_an_inner_node_is_not_taken_for_a_leaf() -> None:
    leaves = leaves_of(4)
    inside = bytes.fromhex(root(leaves[:2])) + bytes.fromhex(root(leaves[2:]))
    assert root(leaves) == sha(b"\x01" + inside).hex() != sha(b"\x00" + inside).hex()


@pytest.mark.parametrize("size", range(41))
def test_a_tree_in_which_a_leaf_changes_has_the_root_of_its_leaves(size: int) -> None:
    leaves = leaves_of(size)
    tree = Tree(leaves)
    assert tree.root == root(leaves)
    for index in range(size):
        leaves[index] = sha(leaves[index])
        tree.put(index, leaves[index])
        assert tree.root == root(leaves)
