"""Office files whose markup was changed at random, but stays markup: read or refused, never anything else."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.intake.forms import WRITERS, sample, sample_table
from tests.intake.packages import packed
from tests.intake.test_hostile import read_both

VALUES = (
    "", "0", "-1", "999", "1e999", "nan", "s", "b", "d", "e", "inlineStr", "A0", "XFD1", "A1:B9", ":", "continue",
    "restart", "rId9", "../x", "hidden", "14", "0.0%", "季度", "2021-13-45", "9" * 5000,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


@cache
def parts(folder: Path, suffix: str) -> dict[str, bytes]:
    path = folder / f"whole.{suffix}"
    WRITERS[suffix](path, sample().paragraphs, sample_table()[:4])
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def removed(random: Random, element: etree._Element, _: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def copied(random: Random, element: etree._Element, others: list[etree._Element]) -> None:
    random.choice(others).append(deepcopy(element))


def another_value(random: Random, element: etree._Element, _: list[etree._Element]) -> None:
    if element.attrib:
        element.set(random.choice(list(element.attrib)), random.choice(VALUES))


def another_text(random: Random, element: etree._Element, _: list[etree._Element]) -> None:
    element.text = random.choice(VALUES)


def another_name(random: Random, element: etree._Element, others: list[etree._Element]) -> None:
    element.tag = random.choice(others).tag


CHANGES: tuple[Callable[[Random, etree._Element, list[etree._Element]], None], ...] = (
    removed, copied, another_value, another_value, another_text, another_name,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(random=st.randoms(use_true_random=False), suffix=st.sampled_from(["docx", "xlsx"]))
def test_changed_markup(folder: Path, random: Random, suffix: str) -> None:
    whole = parts(folder, suffix)
    name = random.choice(sorted(name for name in whole if name.endswith((".xml", ".rels"))))
    root = etree.fromstring(whole[name])
    elements = list(root.iter(etree.Element))
    for _ in range(random.randint(1, 5)):
        random.choice(CHANGES)(random, random.choice(elements), elements)
    read_both(folder, packed(whole | {name: etree.tostring(root)}), suffix)
