"""Canonical bytes and event hashes, held against another implementation of RFC 8785."""

import hashlib
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from statemachine.chain import GENESIS, HASHED, canonical, digest, event_hash, text_digest

SAFE = 2**53 - 1
KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE, SAFE) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
EVENT: dict[str, Any] = {
    "subject": "submission:main/临政字〔2020〕112号/2020Q3/GXJ",
    "seq": 2,
    "at": "2020-10-10T04:00:00.000000Z",
    "action": "sign",
    "actor": "GXJ.principal",
    "role": "principal",
    "on_behalf_of": None,
    "via": "console",
    "os_account": "tester",
    "source": "drafted",
    "target": "signed",
    "payload": '{"revision":1}',
    "algorithm": "sha256",
    "previous": "a" * 64,
}


@settings(deadline=None)
@given(VALUES)
def test_canonical_is_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@settings(deadline=None)
@given(VALUES)
def test_a_digest_is_sha256_of_the_canonical_text(value: Any) -> None:
    text = canonical(value).decode()
    assert digest(value) == text_digest(text) == hashlib.sha256(text.encode()).hexdigest()


def test_the_order_in_which_keys_were_written_is_gone() -> None:
    assert canonical({"b": 1, "a": [{"d": 2, "c": "督查"}]}) == '{"a":[{"c":"督查","d":2}],"b":1}'.encode()


@settings(deadline=None)
@given(st.floats(), st.sampled_from(["{}", "[{}]", "a{}", "a[{}]", "tuple"]))
def test_a_float_anywhere_is_refused(figure: float, where: str) -> None:
    value = {
        "{}": figure,
        "[{}]": [1, figure],
        "a{}": {"a": {"b": figure}},
        "a[{}]": {"a": [[figure]]},
        "tuple": (1, figure),
    }[where]
    with pytest.raises(TypeError, match="float"):
        canonical(value)


def test_what_json_cannot_hold_is_refused() -> None:
    for value in (2**64, {1: "a"}, {"a": object()}, b"bytes"):
        with pytest.raises(TypeError):
            canonical(value)


def test_every_field_is_in_the_hash() -> None:
    assert set(EVENT) == set(HASHED)
    whole = event_hash(EVENT)
    for field, value in EVENT.items():
        for other in (f"{value} ", None, "", 7):
            if other != value:
                assert event_hash(EVENT | {field: other}) != whole, (field, other)


def test_the_hash_itself_and_other_columns_are_not() -> None:
    assert event_hash(EVENT | {"hash": "b" * 64, "noise": 1}) == event_hash(EVENT)


def test_a_missing_field_is_an_error_not_an_empty_value() -> None:
    for field in HASHED:
        with pytest.raises(KeyError):
            event_hash({name: value for name, value in EVENT.items() if name != field})


def test_the_first_event_follows_nothing() -> None:
    assert GENESIS == ""
    assert event_hash(EVENT | {"previous": GENESIS}) != event_hash(EVENT)


def test_a_known_event_keeps_its_hash_for_good() -> None:
    canonical_text = (
        '{"action":"sign","actor":"GXJ.principal","algorithm":"sha256","at":"2020-10-10T04:00:00.000000Z",'
        '"on_behalf_of":null,"os_account":"tester","payload":"{\\"revision\\":1}","previous":"' + "a" * 64 + '",'
        '"role":"principal","seq":2,"source":"drafted","subject":"submission:main/临政字〔2020〕112号/2020Q3/GXJ",'
        '"target":"signed","via":"console"}'
    )
    assert event_hash(EVENT) == hashlib.sha256(canonical_text.encode()).hexdigest()
