"""证据包核验程序，只用 Python 标准库：python3 verify.py [证据包目录或zip] [--root 印在通报上的检查点]

Verifies an evidence bundle with the standard library alone: digests, chains, proofs, signed content; PDF signatures are
left to pdfsig. It shares no code with the program that made the bundle. Exit 0: whole; 1: something does not hold."""

import argparse
import hashlib
import json
import sys
import zipfile
from pathlib import Path

HASHED = {"subject", "seq", "at", "action", "actor", "role", "on_behalf_of", "via", "os_account", "source", "target",
          "payload", "algorithm", "previous"}  # fmt: skip


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
        if len(names := archive.namelist()) != len(set(names)):
            raise ValueError("同名文件 two files of one name")
        return {name: archive.read(name) for name in names}


def check_files(files: dict[str, bytes], manifest: dict) -> list[str]:
    """Every file is there, has the digest that the manifest says, and there is no other."""
    wanted = manifest["files"]
    faults = [f"{name}: 缺少文件 missing" for name in wanted if name not in files]
    faults += [f"{n}: 文件被改动 changed" for n, digest in wanted.items() if n in files and sha256(files[n]) != digest]
    return faults + [f"{n}: 清单之外的文件 not in the manifest" for n in files if n not in {"manifest.json", *wanted}]


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
        said = canonical({name: event.get(name) for name in HASHED})
        if set(event) != HASHED | {"hash"} or sha256(said) != event["hash"]:
            faults.append(f"{subject} #{seq}: 事件内容与哈希不符 does not match its hash")
        if event["seq"] != seq or event["previous"] != previous:
            faults.append(f"{subject} #{seq}: 链接断开 does not follow the event before")
        previous = event["hash"]
    return faults


def check_proofs(found: dict[str, list[dict]], proofs: dict, checkpoint: dict, *, last: bool) -> list[str]:
    """Every head of the checkpoint is in its chain (of the ``last`` one: ends it) and leads to the root."""
    moment, faults = proofs.pop("checkpoint", None), []
    if (moment["head"] if moment else None) != checkpoint.get("made_at"):
        faults.append("checkpoint: 检查点的时间没有证明 its moment is not proved")
    elif moment:  # older checkpoints have none
        faults += check_path("checkpoint", moment, checkpoint)
    for subject, events in found.items():
        if (proof := proofs.get(subject)) is None:
            faults.append(f"{subject}: 没有检查点证明 no proof")
        elif [e["hash"] for e in events if e["seq"] == proof["seq"]] != [proof["head"]]:
            faults.append(f"{subject}: 检查点之后被截断或改写 cut off or rewritten since the checkpoint")
        elif last and len(events) != proof["seq"]:
            faults.append(f"{subject}: 检查点之后另有事件 events were added after the checkpoint")
        else:
            faults += check_path(subject, proof, checkpoint)
    return faults + [f"{subject}: 缺少事件 its events are missing" for subject in proofs if subject not in found]


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


def check_content(found: dict[str, list[dict]], files: dict[str, bytes], manifest: dict) -> list[str]:
    """Every signed revision and the frozen circular are exactly what their events say, and there are no others."""
    faults, spoken = [], {"manifest.json", "events.jsonl", "proofs.json", "printed.json", "verify.py"}
    period = manifest["period"]
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
                if manifest.get("printed", {}).get("root") != payload["checkpoint"]:
                    faults.append("printed.json: 不是通报上的检查点 not the checkpoint of the circular")
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
    if printed not in (manifest["checkpoint"]["root"], manifest.get("printed", {}).get("root"), None):
        return ["检查点与印出的不同 the checkpoint is not the printed one"]
    if faults := check_files(files, manifest):
        return faults
    found = chains(files["events.jsonl"])
    faults += [fault for subject, events in found.items() for fault in check_chain(subject, events)]
    faults += check_proofs(found, json.loads(files["proofs.json"]), manifest["checkpoint"], last=True)
    if "printed" in manifest:  # the checkpoint that the circular shows is older than its own freezing
        faults += check_proofs(found, json.loads(files["printed.json"]), manifest["printed"], last=False)
    faults += check_complete(found, files, manifest["period"])
    return list(dict.fromkeys(faults + check_content(found, files, manifest)))


def a_root(typed: str) -> str:
    """A root as typed or copied from paper: blanks and invisible breaks are not part of it."""
    root = "".join(sign for sign in typed.lower() if sign.isalnum())
    if len(root) != 64 or set(root) - set("0123456789abcdef"):
        raise argparse.ArgumentTypeError("应为64位十六进制 it has 64 hexadecimal digits")
    return root


def main(arguments: list[str]) -> int:
    """Print what was found; 0 when everything holds."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", dict)(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="核验证据包 verify an evidence bundle")
    parser.add_argument("where", nargs="?", type=Path, default=Path(__file__).parent, help="目录或zip folder, zip")
    parser.add_argument("--root", type=a_root, help="印在通报上的检查点 the checkpoint printed on the circular")
    given = parser.parse_args(arguments)
    try:
        faults = verify(files := read(given.where), given.root)
    except Exception as fault:  # whatever somebody has made of it
        faults = [f"无法读取证据包 cannot read the bundle: {fault}"]
    print(*faults, sep="\n", file=sys.stderr, end="\n" if faults else "")
    if not faults:
        held = f"--root {given.root}" if given.root else "未核对印出的检查点 not held against a printed root (--root)"
        print(f"证据包完好 whole: {len(files)} files; {held}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
