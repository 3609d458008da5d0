#!/usr/bin/env python3
"""Asks every route of a demo city what its OpenAPI document allows and does not allow, as people of every role, with Schemathesis.

usage: schemathesis.py [EXAMPLES_EACH]      (make api-fuzz; YUNHENG_BIN names another program)

No answer may be a 5xx, and each must be one that the document names. Schemathesis is installed into target/tools, once.
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Out of the environment: the program takes every YUNHENG_… for a setting of its own.
PROGRAM = os.environ.pop("YUNHENG_BIN", str(ROOT / "target/debug/yunheng"))
VERSION = "4.32.5"
EXAMPLES = sys.argv[1] if len(sys.argv) > 1 else "20"
ROLES = [
    "authority_leader", "authority_officer", "system_admin", "security_admin", "audit_admin", "finance_officer",
    "auditor", "provider_manager", "verifier", "unit_clerk", "unit_head",
]
# A person who ends the session or changes the password asks nothing more.
LEAVES = ["/api/v1/sign-out", "/api/v1/me/password", "/api/v1/me/sessions", "/api/v1/me/sessions/{id}", "/api/v1/me/totp"]
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def schemathesis():
    folder = ROOT / "target/tools/schemathesis"
    program = folder / "bin/schemathesis"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin/pip", "install", "-q", f"schemathesis=={VERSION}"], check=True)
    return program


def code(secret):
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def ask(port, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    text = None if body is None else json.dumps(body)
    connection.request(method, path, text, {"content-type": "application/json", **(headers or {})})
    answer = connection.getresponse()
    content = answer.read()
    is_json = "json" in (answer.getheader("content-type") or "")
    return answer.status, answer.getheader("set-cookie"), json.loads(content) if is_json else None


def sign_in(port, person):
    """Headers of a session; who has no second factor shows the password once more, so that dangerous acts are open."""
    path, body = "/api/v1/sign-in", {"login": person["login"], "password": person["password"]}
    status, cookie, said = ask(port, "POST", path, body)
    if said.get("state") == "totp":
        body = {"ticket": said["ticket"], "code": code(person["totp_secret"])}
        status, cookie, said = ask(port, "POST", f"{path}/totp", body)
    assert status == 200 and cookie, (person["login"], status, said)
    headers = {"cookie": cookie.split(";")[0]}
    headers["x-csrf-token"] = ask(port, "GET", "/api/v1/me", headers=headers)[2]["csrf_token"]
    if not person["totp_secret"]:
        ask(port, "POST", "/api/v1/me/confirm", {"password": person["password"]}, headers)
    return headers


def serve(folder):
    folder = f"{folder}/data"
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    made = subprocess.run([PROGRAM, "demo", "--data", folder, "--format", "json"], check=True, capture_output=True)
    limits = {"YUNHENG_REQUESTS_PER_SECOND": "100000", "YUNHENG_SIGN_INS_PER_MINUTE": "100000"}
    command = [PROGRAM, "serve", "--data", folder, "--listen", f"127.0.0.1:{port}"]
    log = open(f"{folder}.log", "wb")
    server = subprocess.Popen(command, env={**os.environ, **limits}, stdout=log, stderr=log)
    while True:
        try:
            if ask(port, "GET", "/readyz")[0] == 200:
                return server, port, json.loads(made.stdout)["people"]
        except OSError:
            if server.poll() is not None:
                sys.exit(f"{PROGRAM} did not start: {Path(log.name).read_text()}")


def main():
    program, failed = schemathesis(), []
    with tempfile.TemporaryDirectory() as folder:
        server, port, people = serve(folder)
        try:
            for role in os.environ.get("ROLES", " ".join(ROLES)).split():
                person = next(person for person in people if person["role"] == role)
                command = [program, "run", f"http://127.0.0.1:{port}/api/v1/openapi.json", "--checks", CHECKS]
                command += ["--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--continue-on-failure"]
                for path in LEAVES:
                    command += ["--exclude-path", path]
                for name, value in sign_in(port, person).items():
                    command += ["-H", f"{name}: {value}"]
                print(f"== {role}", flush=True)
                if subprocess.run([*command, "--no-color", "--warnings", "off"]).returncode:
                    failed.append(role)
        finally:
            server.terminate()
            server.wait()
        faults = [line for line in Path(f"{folder}/data.log").read_text().splitlines() if "ERROR" in line]
        print(*faults[:20], sep="\n")
    sys.exit(f"failed as: {', '.join(failed)}" if failed else 0)


main()
