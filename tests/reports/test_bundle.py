"""The bundle: whole as packed, and every change of it is named by a verifier that needs none of our code."""

import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.checkpoint import make_checkpoint
from actions.publish import recorded_files
from documents import default_fonts
from models import CircularEdition
from reports.bundle import SCHEMA, bundle
from reports.bundle.pack import VERIFIER
from statemachine.chain import canonical
from statemachine.merkle import proof, root, root_from_proof
from tests.quarter import Home, at
from tests.reports.worked_quarter import edition
from tests.statemachine.test_merkle import leaves_of

Files = dict[str, bytes]
Change = Callable[[Files], object]
GXJ = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"


def pack(home: Home) -> bytes:
    with home.act() as scene:
        checkpoint, _ = make_checkpoint(scene.session, at("2020-12-01"))
        packed = bundle(scene.session, scene.campaign, scene.period, checkpoint, page(edition(scene)))
        scene.session.rollback()  # the quarter is shared
        return packed


def page(frozen: CircularEdition) -> Files:
    """The circular as a web page, as it was frozen: the quickest form to render."""
    recorded = {"file:html": frozen.versions["file:html"]}
    return recorded_files(frozen.content, recorded, Path("nowhere"), default_fonts())


@pytest.fixture(scope="module")
def files(quarter: Home) -> Files:
    with zipfile.ZipFile(io.BytesIO(pack(quarter))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundled_verifier", VERIFIER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verifier: Any = load()


def faults(files: Files, change: Change, sealed: bool = False) -> list[str]:
    """What the verifier finds after ``change``; ``sealed``: the manifest is made to agree with it."""
    changed = dict(files)
    change(changed)
    if sealed:
        manifest = json.loads(changed["manifest.json"])
        names = [name for name in manifest["files"] if name in changed]
        manifest["files"] = {name: verifier.sha256(changed[name]) for name in names}
        changed["manifest.json"] = json.dumps(manifest).encode()
    found: list[str] = verifier.verify(changed, None)
    return found


def run(folder: Path, elsewhere: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The verifier as an auditor runs it: no site packages, no environment, another directory."""
    call = [sys.executable, "-I", "-S", str(folder / "verify.py"), *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    return subprocess.run(call, cwd=elsewhere, env=environment, capture_output=True, text=True, encoding="utf-8")


def unpack(files: Files, folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def unpacked(files: Files, tmp_path: Path) -> Path:
    return unpack(files, tmp_path / "bundle")


def test_unpacked_anywhere_it_is_whole(files: Files, unpacked: Path, tmp_path: Path) -> None:
    said = run(unpacked, tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert f"{len(files)} files" in said.stdout
    printed = json.loads(files["manifest.json"])["checkpoint"]["root"]
    assert run(unpacked, tmp_path, "--root", printed).returncode == 0
    (standing,) = [line for line in json.loads(files["circular.json"])["standing"] if "检查点" in line]
    on_paper = re.findall("[0-9a-f]{64}", standing)[0]
    assert on_paper != printed
    assert run(unpacked, tmp_path, "--root", on_paper).returncode == 0
    assert run(Path(os.path.relpath(unpacked, tmp_path)), tmp_path, str(unpacked), "--root", printed).returncode == 0


def test_the_zip_itself_can_be_verified(quarter: Home, unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(pack(quarter))
    assert run(unpacked, tmp_path, "b.zip").returncode == 0


def test_another_printed_root_is_named(unpacked: Path, tmp_path: Path) -> None:
    said = run(unpacked, tmp_path, "--root", "0" * 64)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.splitlines() == ["检查点与印出的不同 the checkpoint is not the printed one"]


@pytest.mark.parametrize("where", ["nowhere", "verify.py", "broken.zip"])
def test_what_is_no_bundle_is_said_to_be_none(unpacked: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK")
    said = run(unpacked, unpacked if where == "verify.py" else tmp_path, where)
    assert said.returncode == 1
    assert "cannot read the bundle" in said.stderr
    assert "Traceback" not in said.stderr


def test_one_changed_byte_on_disk_ends_in_1_and_a_name(unpacked: Path, tmp_path: Path) -> None:
    for name in ("circular.json", "verify.py", "revisions/GXJ-r1.json", "documents/circular.html"):
        path = unpacked / name
        whole = path.read_bytes()
        path.write_bytes(whole + b"\n" if name == "verify.py" else flipped(whole, len(whole) // 2))
        said = run(unpacked, tmp_path)
        assert (said.returncode, said.stdout) == (1, "")
        assert name in said.stderr
        path.write_bytes(whole)
    assert run(unpacked, tmp_path).returncode == 0


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_one_changed_byte_of_any_file_is_found_and_the_file_named(files: Files) -> None:
    manifest = json.loads(files["manifest.json"])
    for name in manifest["files"]:
        last = len(files[name]) - 1
        for place in {0, last // 2, last}:
            changed = files | {name: flipped(files[name], place)}
            assert verifier.check_files(changed, manifest) == [f"{name}: 文件被改动 changed"], place


def test_a_file_that_is_gone_is_named(files: Files) -> None:
    for name in json.loads(files["manifest.json"])["files"]:
        left = {other: data for other, data in files.items() if other != name}
        assert verifier.check_files(left, json.loads(files["manifest.json"])) == [f"{name}: 缺少文件 missing"]


@pytest.mark.parametrize("name", ["manifest.json", "events.jsonl", "proofs.json"])
def test_without_what_all_rests_on_the_answer_is_1_and_its_name(unpacked: Path, tmp_path: Path, name: str) -> None:
    (unpacked / name).unlink()
    said = run(unpacked, tmp_path)
    assert (said.returncode, said.stdout) == (1, "")
    assert name in said.stderr
    assert "Traceback" not in said.stderr


def lines(change: Callable[[list[bytes]], object]) -> Change:
    """A change of the events, by line."""

    def apply(files: Files) -> None:
        found = files["events.jsonl"].splitlines(keepends=True)
        change(found)
        files["events.jsonl"] = b"".join(found)

    return apply


def without(place: int) -> Change:
    return lines(lambda them: them.pop(place))


def places(files: Files, subject: str) -> list[int]:
    events = [json.loads(line) for line in files["events.jsonl"].decode().split("\n") if line]
    return [number for number, event in enumerate(events) if event["subject"] == subject]


def test_a_dropped_event_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    for place in places(files, GXJ):
        found = faults(files, without(place), sealed=True)
        assert any(line.startswith(GXJ) for line in found), place


def test_two_swapped_events_are_named_even_when_the_manifest_agrees(files: Files) -> None:
    first, second = places(files, GXJ)[1:3]

    def swap(them: list[bytes]) -> None:
        them[first], them[second] = them[second], them[first]

    assert any(line.startswith(GXJ) for line in faults(files, lines(swap), sealed=True))


def test_a_chain_without_its_events_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    own = places(files, GXJ)

    def drop(them: list[bytes]) -> None:
        them[own[0] : own[-1] + 1] = []

    unspoken = "revisions/GXJ-r1.json: 没有事件提到它 no event speaks of it"
    assert faults(files, lines(drop), sealed=True) == [f"{GXJ}: 缺少事件 its events are missing", unspoken]


def test_a_changed_event_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    place = places(files, GXJ)[2]

    def change(them: list[bytes]) -> None:
        them[place] = them[place].replace(b"seal_keeper", b"seal-keeper")

    assert any(line.startswith(f"{GXJ} #3") for line in faults(files, lines(change), sealed=True))


def test_a_chain_made_anew_is_not_under_the_root(files: Files) -> None:
    def forge(them: list[bytes]) -> None:
        previous = ""
        for place in places(files, GXJ):
            event = json.loads(them[place]) | {"os_account": "somebody else", "previous": previous}
            event["hash"] = previous = verifier.sha256(
                verifier.canonical({name: event[name] for name in verifier.HASHED})
            )
            them[place] = json.dumps(event, ensure_ascii=False).encode() + b"\n"

    (found,) = faults(files, lines(forge), sealed=True)
    assert found.startswith(f"{GXJ}: 检查点之后被截断或改写")


@pytest.mark.parametrize("name", ["revisions/GXJ-r1.json", "circular.json"])
def test_changed_content_is_named_even_when_the_manifest_agrees(files: Files, name: str) -> None:
    for change in (lambda them: them.update({name: them[name] + b" "}), lambda them: them.pop(name)):
        found = faults(files, change, sealed=True)
        assert [line.partition(":")[0] for line in found] == [name]


@pytest.mark.parametrize("key", ["head", "seq", "index", "path"])
def test_a_changed_proof_is_named_even_when_the_manifest_agrees(files: Files, key: str) -> None:
    values = {"head": "0" * 64, "seq": 1, "index": 0, "path": []}

    def change(them: Files) -> None:
        proofs = json.loads(them["proofs.json"])
        proofs[GXJ][key] = values[key]
        them["proofs.json"] = json.dumps(proofs).encode()

    (found,) = faults(files, change, sealed=True)
    assert found.startswith(GXJ)


def test_a_missing_proof_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    def change(them: Files) -> None:
        proofs = json.loads(them["proofs.json"])
        del proofs[GXJ]
        them["proofs.json"] = json.dumps(proofs).encode()

    assert faults(files, change, sealed=True) == [f"{GXJ}: 没有检查点证明 no proof"]


def told(name: str, change: Callable[[Any], object]) -> Change:
    """A change of a JSON file."""

    def apply(files: Files) -> None:
        value = json.loads(files[name])
        change(value)
        files[name] = json.dumps(value, ensure_ascii=False).encode()

    return apply


def test_a_unit_left_out_altogether_is_named_even_when_everything_else_agrees(files: Files) -> None:
    own = places(files, GXJ)

    def leave_out(them: Files) -> None:
        lines(lambda events: events.__delitem__(slice(own[0], own[-1] + 1)))(them)
        told("proofs.json", lambda proofs: proofs.pop(GXJ))(them)
        del them["revisions/GXJ-r1.json"]
        told("manifest.json", lambda manifest: manifest["files"].pop("revisions/GXJ-r1.json"))(them)

    assert faults(files, leave_out, sealed=True) == [f"{GXJ}: 缺少事件 its events are missing"]


@pytest.mark.parametrize("kind", ["campaign", "roster", "period"])
def test_a_chain_left_out_altogether_is_named_even_when_everything_else_agrees(files: Files, kind: str) -> None:
    def leave_out(them: Files) -> None:
        kept = [line for line in them["events.jsonl"].splitlines(keepends=True) if f'"{kind}:'.encode() not in line]
        them["events.jsonl"] = b"".join(kept)
        proofs = json.loads(them["proofs.json"])
        left = {subject: proof for subject, proof in proofs.items() if not subject.startswith(f"{kind}:")}
        them["proofs.json"] = json.dumps(left).encode()

    found = faults(files, leave_out, sealed=True)
    assert any(line.startswith(f"{kind}:") and "missing" in line for line in found)


def test_the_chains_of_another_quarter_are_no_proof_of_this_one(files: Files) -> None:
    change = told("manifest.json", lambda manifest: manifest.update(period=manifest["period"].replace("Q3", "Q2")))
    found = faults(files, change, sealed=True)
    assert any(line.startswith("period:main/临政字〔2020〕112号/2020Q2: 缺少事件") for line in found)


def test_units_in_the_circular_are_those_of_the_period(files: Files) -> None:
    circular = json.loads(files["circular.json"])
    circular["units"].pop()
    events = verifier.chains(files["events.jsonl"])
    changed = files | {"circular.json": json.dumps(circular).encode()}
    found = verifier.check_complete(events, changed, json.loads(files["manifest.json"])["period"])
    assert found == ["circular.json: 单位与开启时不符 its units are not those of the period"]


def test_another_document_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    name = "documents/circular.html"
    swapped = faults(files, lambda them: them.update({name: them[name] + b" "}), sealed=True)
    assert swapped == [f"{name}: 不是定稿时的文件 not the file of the frozen circular"]


@pytest.mark.parametrize("name", ["documents/circular.txt", "documents/other.pdf", "revisions/GXJ-r9.json", "x"])
def test_a_file_of_which_nothing_speaks_is_named_even_when_the_manifest_lists_it(files: Files, name: str) -> None:
    def add(them: Files) -> None:
        them[name] = b"x"
        told("manifest.json", lambda manifest: manifest["files"].update({name: verifier.sha256(b"x")}))(them)

    assert [line.partition(":")[0] for line in faults(files, add)] == [name]


def test_another_moment_of_the_checkpoint_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    moment = "2020-10-26T01:00:00.000000Z"
    for change in (
        told("manifest.json", lambda manifest: manifest["checkpoint"].update(made_at=moment)),
        told("manifest.json", lambda manifest: manifest["checkpoint"].pop("made_at")),
        told("proofs.json", lambda proofs: proofs["checkpoint"].update(head=moment)),
        told("proofs.json", lambda proofs: proofs["checkpoint"].update(seq=9)),
        told("proofs.json", lambda proofs: proofs.pop("checkpoint")),
    ):
        (found,) = faults(files, change, sealed=True)
        assert found.startswith("checkpoint: ")


@pytest.mark.parametrize("index", [-1, -33, 34, 10**9, 1.0, "1", True, None])
def test_a_place_outside_the_tree_proves_nothing(files: Files, index: Any) -> None:
    found = faults(files, told("proofs.json", lambda proofs: proofs[GXJ].update(index=index)), sealed=True)
    assert found == [f"{GXJ}: 不在检查点之内 not under the checkpoint's root"]


def test_a_word_beside_an_event_is_named_even_when_the_manifest_agrees(files: Files) -> None:
    place = places(files, GXJ)[2]

    def add(them: list[bytes]) -> None:
        them[place] = them[place].replace(b'{"action"', b'{"note": "x", "action"')

    assert [line.partition(":")[0] for line in faults(files, lines(add), sealed=True)] == ["submission"]


@pytest.mark.parametrize("stuff", [b"", b"[]", b"null", b"{}", b"\xff", b"[" * 100_000, b'{"a":[1]}\n'])
@pytest.mark.parametrize("name", ["manifest.json", "proofs.json", "events.jsonl", "circular.json"])
def test_whatever_somebody_has_made_of_it_the_answer_is_1(
    files: Files, tmp_path: Path, name: str, stuff: bytes
) -> None:
    changed = files | {name: stuff}
    if name != "manifest.json":
        told("manifest.json", lambda said: said["files"].update({name: verifier.sha256(stuff)}))(changed)
    assert verifier.main([str(unpack(changed, tmp_path / "bundle"))]) == 1


def test_two_files_of_one_name_are_no_bundle(quarter: Home, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(pack(quarter))
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("circular.json", b"{}")
    assert verifier.main([str(tmp_path / "b.zip")]) == 1


@pytest.mark.parametrize(("key", "value"), [("root", "0" * 64), ("size", 1), ("size", 2), ("size", 1000)])
def test_a_changed_checkpoint_proves_nothing(files: Files, key: str, value: object) -> None:
    def change(them: Files) -> None:
        manifest = json.loads(them["manifest.json"])
        manifest["checkpoint"][key] = value
        them["manifest.json"] = json.dumps(manifest).encode()

    found = faults(files, change)
    assert {line for line in found if line.startswith(GXJ)} == {
        f"{GXJ}: 不在检查点之内 not under the checkpoint's root"
    }


def test_two_packings_of_the_same_ledger_are_the_same_bytes(quarter: Home) -> None:
    assert pack(quarter) == pack(quarter)


def test_the_zip_carries_nothing_of_the_day_or_the_machine(quarter: Home) -> None:
    packed = pack(quarter)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert [entry.filename for entry in entries] == ["manifest.json", *sorted(e.filename for e in entries[1:])]
        whole = b"".join(archive.read(entry) for entry in entries)
    machine = {str(VERIFIER.parents[2]), str(Path.home()), sys.prefix, os.getcwd(), quarter.engine.url.database or ""}
    for path in machine:
        if len(path) > 1 and (os.sep in path):
            assert path.encode() not in whole, path


def test_it_holds_the_frozen_circular_every_revision_and_whole_chains(quarter: Home, files: Files) -> None:
    manifest = json.loads(files["manifest.json"])
    assert manifest["schema"] == SCHEMA
    assert set(manifest["files"]) | {"manifest.json"} == set(files)
    with quarter.look() as scene:
        assert files["circular.json"].decode() == edition(scene).content
        assert manifest["period"] == scene.period.subject
    revisions = {name for name in files if name.startswith("revisions/")}
    assert {"revisions/JLZ-r1.json", "revisions/JLZ-r2.json", "revisions/YJJ-r1.json"} <= revisions
    assert b"</html>" in files["documents/circular.html"]
    assert files["verify.py"] == VERIFIER.read_bytes()
    assert set(json.loads(files["proofs.json"])) == {*verifier.chains(files["events.jsonl"]), "checkpoint"}


def test_an_event_after_the_checkpoint_is_named_however_well_it_follows(quarter: Home) -> None:
    with quarter.act() as scene:
        checkpoint, _ = make_checkpoint(scene.session, at("2020-12-01"))
        scene.flag(scene.submission("JSZ"), "2020-10-20")
        scene.session.flush()
        packed = bundle(scene.session, scene.campaign, scene.period, checkpoint, {})
        root_then = checkpoint.root
        scene.session.rollback()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    (found,) = verifier.verify(files, root_then)
    assert found.startswith(f"{GXJ.replace('GXJ', 'JSZ')}: 检查点之后另有事件")


def test_what_is_no_root_is_refused(unpacked: Path, tmp_path: Path) -> None:
    for typed in ("通报", "xyz", "", "ab" * 31):
        said = run(unpacked, tmp_path, "--root", typed)
        assert said.returncode == 2
        assert "64" in said.stderr
    assert run(unpacked, tmp_path, "--root", "ab" * 32).returncode == 1


@pytest.mark.parametrize("size", range(1, 41))
def test_the_verifier_climbs_as_the_tree_was_built(size: int) -> None:
    leaves = leaves_of(size)
    for index, node in enumerate(leaves):
        path = proof(leaves, index)
        steps = [bytes.fromhex(step) for step in path]
        assert verifier.climb(node, index, size, steps) == root_from_proof(node, index, size, path) == root(leaves)
        assert verifier.climb(node, index, size, [*steps, node]) == ""


words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner) | st.dictionaries(words, inner),
    max_leaves=20,
)


@given(values)
def test_the_verifier_writes_the_same_canonical_json(value: Any) -> None:
    assert verifier.canonical(value) == canonical(value)
