"""证据包核验程序，只用 Python 标准库：python3 verify.py [证据包目录或zip] [--root 印在通报上的检查点]

Verifies an evidence bundle with the standard library alone: digests, chains, proofs, signed content.
It shares no code with the program that made the bundle. Exit 0: whole; 1: something does not hold.
PDF signatures are left to pdfsig.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

HASHED = (
    "subject", "seq", "at", "action", "actor", "role", "on_behalf_of", "via", "os_account",
    "source", "target", "payload", "algorithm", "previous",
)  # fmt: skip


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """The JSON text that is hashed: sorted keys, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(where: Path) -> dict[str, bytes]:
    """Every file of the bundle by its name, from a folder or a zip."""
    if where.is_dir():
        return {str(p.relative_to(where).as_posix()): p.read_bytes() for p in where.rglob("*") if p.is_file()}
    with zipfile.ZipFile(where) as archive:
        names = archive.namelist()
        if len(names) != len(set(names)):
            raise ValueError("同名文件 two files of one name")
        return {name: archive.read(name) for name in names}


def check_files(files: dict[str, bytes], manifest: dict) -> list[str]:
    """Every file is there and has the digest that the manifest says."""
    wanted = manifest["files"].items()
    missing = [f"{name}: 缺少文件 missing" for name, _ in wanted if name not in files]
    return missing + [f"{n}: 文件被改动 changed" for n, digest in wanted if n in files and sha256(files[n]) != digest]


def chains(lines: bytes) -> dict[str, list[dict]]:
    """The events by subject, in their order."""
    found: dict[str, list[dict]] = {}
    for event in map(json.loads, filter(None, lines.decode().split("\n"))):
        found.setdefault(event["subject"], []).append(event)
    return found


def check_chain(subject: str, events: list[dict]) -> list[str]:
    """Every event has its hash and follows the one before."""
    previous, faults = "", []
    for seq, event in enumerate(events, start=1):
        if (
            set(event) != {*HASHED, "hash"}
            or sha256(canonical({name: event[name] for name in HASHED})) != event["hash"]
        ):
            faults.append(f"{subject} #{seq}: 事件内容与哈希不符 does not match its hash")
        if event["seq"] != seq or event["previous"] != previous:
            faults.append(f"{subject} #{seq}: 链接断开 does not follow the event before")
        previous = event["hash"]
    return faults


def check_proof(subject: str, events: list[dict], proof: dict | None, checkpoint: dict) -> list[str]:
    """The head noted at the checkpoint is in the chain, and its path leads to the root."""
    if proof is None:
        return [f"{subject}: 没有检查点证明 no proof"]
    held = [event["hash"] for event in events if event["seq"] == proof["seq"]]
    if held != [proof["head"]]:
        return [f"{subject}: 检查点之后被截断或改写 cut off or rewritten since the checkpoint"]
    return check_path(subject, proof, checkpoint)


def check_moment(proof: dict | None, checkpoint: dict) -> list[str]:
    """The moment of the checkpoint stands under its root, too; a bundle that says none proves none."""
    if proof is None and "made_at" not in checkpoint:
        return []
    if proof is None or proof["head"] != checkpoint.get("made_at"):
        return ["checkpoint: 检查点的时间没有证明 its moment is not proved"]
    return check_path("checkpoint", proof, checkpoint)


def check_path(subject: str, proof: dict, checkpoint: dict) -> list[str]:
    """The path leads from the leaf to the root."""
    node = hashlib.sha256(b"\0" + canonical([subject, proof["seq"], proof["head"]])).digest()
    root = climb(node, proof["index"], checkpoint["size"], list(map(bytes.fromhex, proof["path"])))
    return [] if root == checkpoint["root"] else [f"{subject}: 不在检查点之内 not under the checkpoint's root"]


def climb(node: bytes, index: int, size: int, path: list[bytes]) -> str:
    """The root that a path leads to (RFC 6962, section 2.1.1); empty when the path does not fit the tree."""
    if type(index) is not int or type(size) is not int or not 0 <= index < size:
        return ""
    turns = []
    while size > 1:
        turns.append(index < (cut := 1 << (size - 1).bit_length() - 1))
        index, size = (index, cut) if index < cut else (index - cut, size - cut)
    if len(turns) != len(path):
        return ""
    for left, sibling in zip(reversed(turns), path):
        node = hashlib.sha256(b"\1" + (node + sibling if left else sibling + node)).digest()
    return node.hex()


def check_content(found: dict[str, list[dict]], files: dict[str, bytes], period: str) -> list[str]:
    """Every signed revision and the frozen circular are exactly what their events say, and there are no others."""
    faults, spoken = [], {"manifest.json", "events.jsonl", "proofs.json", "verify.py"}
    within = "submission:" + period.partition(":")[2] + "/"
    for subject, events in found.items():
        for event in events:
            payload = json.loads(event["payload"])
            if event["action"] == "sign" and subject.startswith(within):
                name = f"revisions/{subject.removeprefix(within)}-r{payload['revision']}.json"
                spoken.add(name)
                if sha256(files.get(name, b"")) != payload["digest"]:
                    faults.append(f"{name}: 不是签字时的内容 not what was signed")
            if event["action"] == "freeze" and subject == period:
                faults += check_circular(payload, files, spoken)
    return faults + [f"{name}: 没有事件提到它 no event speaks of it" for name in files if name not in spoken]


def check_circular(payload: dict, files: dict[str, bytes], spoken: set[str]) -> list[str]:
    """The frozen circular in every form that is here is the one that was frozen."""
    faults, versions = [], payload.get("versions")
    spoken.add("circular.json")
    if sha256(files.get("circular.json", b"")) != payload["digest"]:
        faults.append("circular.json: 不是冻结时的通报 not the frozen circular")
    for name in (name for name in files if name.startswith("documents/circular.")):
        spoken.add(name)
        if versions and versions.get("file:" + name.removeprefix("documents/circular.")) != sha256(files[name]):
            faults.append(f"{name}: 不是定稿时的文件 not the file of the frozen circular")
    return faults


def check_complete(found: dict[str, list[dict]], files: dict[str, bytes], period: str) -> list[str]:
    """Nobody was left out: the chains that a period rests on, and every unit that it was opened for."""
    within = period.partition(":")[2]
    wanted = {period, "campaign:" + within.rpartition("/")[0], "roster:" + within.partition("/")[0]}
    units = json.loads(found[period][0]["payload"]).get("units") if period in found else None
    here = {subject for subject in found if units is not None or not subject.startswith("submission:")}
    wanted |= {f"submission:{within}/{unit}" for unit in units or ()}
    faults = [f"{subject}: 缺少事件 its events are missing" for subject in sorted(wanted - here)]
    faults += [f"{subject}: 不属于这个季度 it does not belong here" for subject in sorted(here - wanted)]
    printed = json.loads(files.get("circular.json", b"{}")).get("units")
    if units and printed and sorted(unit["code"] for unit in printed) != sorted(units):
        faults.append("circular.json: 单位与开启时不符 its units are not those of the period")
    return faults


def verify(files: dict[str, bytes], printed: str | None) -> list[str]:
    """Everything that does not hold."""
    manifest = json.loads(files["manifest.json"])
    checkpoint, period = manifest["checkpoint"], manifest["period"]
    faults = check_files(files, manifest)
    if printed not in (None, checkpoint["root"]):
        faults.append("检查点与印出的不同 the checkpoint is not the printed one")
    if faults:
        return faults
    listed = {"manifest.json", *manifest["files"]}
    faults = [f"{name}: 清单之外的文件 not in the manifest" for name in files if name not in listed]
    found, proofs = chains(files["events.jsonl"]), json.loads(files["proofs.json"])
    for subject, events in found.items():
        faults += check_chain(subject, events)
        faults += check_proof(subject, events, proofs.get(subject), checkpoint)
    faults += check_moment(proofs.pop("checkpoint", None), checkpoint)
    faults += check_complete(found, files, period)
    faults += [f"{subject}: 缺少事件 its events are missing" for subject in proofs if subject not in found]
    return list(dict.fromkeys(faults + check_content(found, files, period)))


def main(arguments: list[str]) -> int:
    """Print what was found; 0 when everything holds."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = [*arguments, ""]
    typed = words[words.index("--root") + 1] if "--root" in words else ""
    printed = "".join(sign for sign in typed.lower() if sign in "0123456789abcdef") or None
    places = [word for word in arguments if word not in ("--root", typed)]
    try:
        files = read(Path(places[0]) if places else Path(__file__).parent)
        faults = verify(files, printed)
    except Exception as fault:  # whatever somebody has made of it
        faults = [f"无法读取证据包 cannot read the bundle: {fault}"]
    for line in faults:
        print(line, file=sys.stderr)
    if not faults:
        print(f"证据包完好 whole: {len(files)} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
