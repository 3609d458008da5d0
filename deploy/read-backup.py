#!/usr/bin/env python3
"""Opens a backup of 云衡 without the program: docs/guides/backup.md describes the file.

    python3 read-backup.py FILE PASSPHRASE-FILE FOLDER

FOLDER then holds begin.json, a file of JSON lines for each table, and the files of the data folder. Needs Python 3.9,
`pip install cryptography` (44 or newer) and the command `zstd`. Every count and digest is compared on the way.
"""
import json
import pathlib
import subprocess
import sys

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MAGIC = b"yunheng-backup-v1\n"
TAG = 16


def decrypted(path, passphrase):
    """The content between head and end, chunk by chunk."""
    with open(path, "rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            sys.exit("no backup of Yunheng, or of a newer form")
        line = file.readline()
        head = json.loads(line)
        key = Argon2id(
            salt=bytes.fromhex(head["salt"]), length=16, iterations=head["passes"],
            lanes=head["lanes"], memory_cost=head["m_kib"],
        ).derive(passphrase)
        number, chunk = 0, file.read(head["chunk"] + TAG)
        while True:
            behind = file.read(head["chunk"] + TAG)
            last = b"\x00" if behind else b"\x01"
            nonce = bytes.fromhex(head["nonce"]) + number.to_bytes(4, "big") + last
            opener = Cipher(algorithms.SM4(key), modes.GCM(nonce, chunk[-TAG:])).decryptor()
            opener.authenticate_additional_data(MAGIC + line)
            yield opener.update(chunk[:-TAG]) + opener.finalize()
            if not behind:
                return
            number, chunk = number + 1, behind


def frames(content):
    """Letter and bytes of each part."""
    at = 0
    while at < len(content):
        length = int.from_bytes(content[at + 1 : at + 5], "big")
        yield content[at : at + 1].decode(), content[at + 5 : at + 5 + length]
        at += 5 + length


def place(folder, name):
    """Where a part goes; never outside the folder."""
    path = (folder / name).resolve()
    if folder not in path.parents:
        sys.exit(f"the path {name!r} leads elsewhere")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def main(file, passphrase_file, folder):
    passphrase = pathlib.Path(passphrase_file).read_text("utf-8").splitlines()[0].encode()
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(mode=0o700)
    zipped = b"".join(decrypted(file, passphrase))
    content = subprocess.run(["zstd", "-dc"], input=zipped, stdout=subprocess.PIPE, check=True).stdout
    seen = {"tables": 0, "rows": 0, "files": 0, "file_bytes": 0}
    for letter, part in frames(content):
        if letter == "B":
            place(folder, "begin.json").write_bytes(part)
        elif letter in "TF":
            head = json.loads(part)
            name = f"tables/{head['table']}" if letter == "T" else f"files/{head['file']}"
            seen["tables" if letter == "T" else "files"] += 1
            digest, count = hashes.Hash(hashes.SM3()), 0
            if letter == "T":
                place(folder, name + ".columns.json").write_bytes(part)
            target = open(place(folder, name + (".jsonl" if letter == "T" else "")), "wb")
        elif letter in "RD":
            digest.update(part)
            count += part.count(b"\n") if letter == "R" else len(part)
            target.write(part)
        elif letter == "E":
            target.close()
            if json.loads(part) != {"count": count, "sm3": digest.finalize().hex()}:
                sys.exit(f"{name} is not what was saved")
            seen["rows" if name.startswith("tables/") else "file_bytes"] += count
        elif letter == "Z" and json.loads(part) != seen:
            sys.exit("it does not hold what its end says")
    print(letter == "Z" and f"whole: {seen}" or sys.exit("it does not end"))


if __name__ == "__main__":
    main(*sys.argv[1:4]) if len(sys.argv) == 4 else sys.exit(__doc__)
