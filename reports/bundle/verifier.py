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
        return {name: archive.read(name) for name in archive.namelist()}


def check_files(files: dict[str, bytes], manifest: dict) -> list[str]:
    """Every file is there and has the digest that the manifest says."""
    faults = []
    for name, wanted in manifest["files"].items():
        if name not in files:
            faults.append(f"{name}: 缺少文件 missing")
        elif sha256(files[name]) != wanted:
            faults.append(f"{name}: 文件被改动 changed")
    return faults


def chains(lines: bytes) -> dict[str, list[dict]]:
    """The events by subject, in their order."""
    found: dict[str, list[dict]] = {}
    for line in lines.decode().split("\n"):
        if not line:
            continue
        event = json.loads(line)
        found.setdefault(event["subject"], []).append(event)
    return found


def check_chain(subject: str, events: list[dict]) -> list[str]:
    """Every event has its hash and follows the one before."""
    previous, faults = "", []
    for seq, event in enumerate(events, start=1):
        if sha256(canonical({name: event[name] for name in HASHED})) != event["hash"]:
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
    node = hashlib.sha256(b"\0" + canonical([subject, proof["seq"], proof["head"]])).digest()
    path = [bytes.fromhex(step) for step in proof["path"]]
    root = climb(node, proof["index"], checkpoint["size"], path)
    return [] if root == checkpoint["root"] else [f"{subject}: 不在检查点之内 not under the checkpoint's root"]


def climb(node: bytes, index: int, size: int, path: list[bytes]) -> str:
    """The root that a path leads to (RFC 6962, section 2.1.1); empty when the path does not fit the tree."""
    turns = []
    while size > 1:
        cut = 1 << (size - 1).bit_length() - 1
        left = index < cut
        turns.append(left)
        index, size = (index, cut) if left else (index - cut, size - cut)
    if len(turns) != len(path):
        return ""
    for left, sibling in zip(reversed(turns), path):
        pair = node + sibling if left else sibling + node
        node = hashlib.sha256(b"\1" + pair).digest()
    return node.hex()


def check_content(found: dict[str, list[dict]], files: dict[str, bytes], period: str) -> list[str]:
    """Every signed revision and the frozen circular are exactly what their events say."""
    faults = []
    for subject, events in found.items():
        for event in events:
            payload = json.loads(event["payload"])
            if event["action"] == "sign":
                name = f"revisions/{subject.rpartition('/')[2]}-r{payload['revision']}.json"
                if sha256(files.get(name, b"")) != payload["digest"]:
                    faults.append(f"{name}: 不是签字时的内容 not what was signed")
            if event["action"] == "freeze" and sha256(files.get("circular.json", b"")) != payload["digest"]:
                faults.append("circular.json: 不是冻结时的通报 not the frozen circular")
    return faults if period in found else [*faults, f"{period}: 缺少季度的事件 the period's events are missing"]


def verify(files: dict[str, bytes], printed: str | None) -> list[str]:
    """Everything that does not hold."""
    manifest = json.loads(files["manifest.json"])
    checkpoint = manifest["checkpoint"]
    faults = check_files(files, manifest)
    if printed and printed != checkpoint["root"]:
        faults.append("检查点与印出的不同 the checkpoint is not the printed one")
    if faults:
        return faults
    faults += [f"{name}: 清单之外的文件 not in the manifest" for name in files if name not in listed(manifest)]
    found, proofs = chains(files["events.jsonl"]), json.loads(files["proofs.json"])
    for subject, events in found.items():
        faults += check_chain(subject, events)
        faults += check_proof(subject, events, proofs.get(subject), checkpoint)
    faults += [f"{subject}: 缺少事件 its events are missing" for subject in proofs if subject not in found]
    return faults + check_content(found, files, manifest["period"])


def listed(manifest: dict) -> set[str]:
    """The names that a bundle may hold."""
    return {"manifest.json", *manifest["files"]}


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
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as fault:
        faults = [f"无法读取证据包 cannot read the bundle: {fault}"]
    for line in faults:
        print(line, file=sys.stderr)
    if not faults:
        print(f"证据包完好 whole: {len(files)} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
