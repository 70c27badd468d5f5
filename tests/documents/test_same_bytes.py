import hashlib
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from documents import FORMS, KINDS, render, versions
from documents.archive import settled
from documents.fonts import Fonts
from documents.report import SCHEMA as REPORT
from tests.documents.letter.sample import content as letter
from tests.documents.report.sample import report
from tests.documents.sample import content
from tests.documents.sample_figures import with_figures

AGAIN = """
import hashlib, json, sys
from documents import KINDS, default_fonts, render
from documents.report import SCHEMA, prepared
fonts, made = default_fonts(), []
for content in json.load(sys.stdin):
    schema = content["schema"]
    forms = {"pdf": prepared(content, fonts)} if schema == SCHEMA else {
        form: render(content, form, fonts) for form in KINDS[schema].forms
    }
    made.append({form: hashlib.sha256(data).hexdigest() for form, data in forms.items()})
print(json.dumps(made))
"""
# A sample of every kind of document, and of the report, which stands beside their table.
SAMPLES = [content(), with_figures(), letter(), report()]


def elsewhere(folder: Path, **environment: str) -> list[dict[str, str]]:
    """The digest of every form of every sample, as a process with this environment makes it."""
    said = subprocess.run(
        [sys.executable, "-c", AGAIN],
        input=json.dumps(SAMPLES),
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    made: list[dict[str, str]] = json.loads(said)
    return made


def test_there_is_a_sample_of_every_kind() -> None:
    assert {sample["schema"] for sample in SAMPLES} == {*KINDS, REPORT}


def test_two_processes_elsewhere_and_seconds_apart_make_the_same_bytes(
    rendered: dict[str, bytes], tmp_path: Path
) -> None:
    first = elsewhere(tmp_path, TZ="America/New_York", PYTHONHASHSEED="7", LC_ALL="C")
    # Zip members count in steps of two seconds, every other time stamp in one.
    time.sleep(2.1)
    assert elsewhere(tmp_path, TZ="Asia/Shanghai", PYTHONHASHSEED="8", LC_ALL="C.UTF-8") == first
    assert first[0] == {form: hashlib.sha256(made).hexdigest() for form, made in rendered.items()}


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_keys_plays_no_part(rendered: dict[str, bytes], fonts: Fonts, form: str) -> None:
    backwards = dict(reversed(content().items()))
    backwards["totals"] = dict(reversed(content()["totals"].items()))
    assert render(backwards, form, fonts) == rendered[form]


@pytest.mark.parametrize("form", FORMS)
def test_another_circular_makes_other_bytes(rendered: dict[str, bytes], fonts: Fonts, form: str) -> None:
    assert render({**content(), "issued_on": "2020-10-28"}, form, fonts) != rendered[form]


def test_rendering_leaves_the_content_alone(rendered: dict[str, bytes], fonts: Fonts) -> None:
    given = content()
    for form in FORMS:
        render(given, form, fonts)
    assert given == content()


def test_json_is_canonical_and_complete(rendered: dict[str, bytes]) -> None:
    expected = json.dumps(content(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert rendered["json"].decode() == expected


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_office_files_carry_no_time_and_name_their_types_first(rendered: dict[str, bytes], form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered[form])) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_an_archive_settles_to_the_same_bytes_whatever_its_order_and_times() -> None:
    made = []
    for names, year in ((["b", "a"], 2020), (["a", "b"], 2021)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), name * 99)
        made.append(settled(out.getvalue()))
    assert made[0] == made[1]


def test_versions_name_every_renderer_and_every_font_file() -> None:
    said = versions()
    assert {"typst", "docxtpl", "python-docx", "xlsxwriter", "jinja2"} <= set(said)
    assert len(said["NotoSerifSC-Regular.otf"]) == len(said["circular.typ"]) == 64
    assert "glance.typ" in said


def test_the_table_of_forms_names_suffix_and_media_type() -> None:
    assert {form: row.suffix for form, row in FORMS.items()} == {form: f".{form}" for form in FORMS}
    assert all("/" in row.media_type for row in FORMS.values())
