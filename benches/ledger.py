#!/usr/bin/env python3
"""Times the ledger at the size of a city: an import, the ledger of a past day, one resource, a reconciliation.

usage: ledger.py [--quick] [--postgres ADDRESS] [--bin FOLDER]

The demo city is made, a list of machines is brought into its ledger as a workbook by two people, and an inventory of the same machines,
with some missing, grown, renamed or unknown, is compared with it. The server runs on one core, this program on the other.
`make bench-ledger` builds the program.
"""
import http.client
import io
import json
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import quote

import server

ROWS = 10_000 if server.QUICK else 100_000
BIN = Path(sys.argv[sys.argv.index("--bin") + 1]) if "--bin" in sys.argv else server.BIN
HEAD = ["序号", "项目编号", "资源名称", "服务项", "数量", "起租日", "架构", "云平台编号"]
SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
PARTS = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="resources" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def workbook(rows):
    """A workbook of text cells."""
    cells = ("".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) for row in rows)
    lines = (f'<row r="{at}">{row}</row>' for at, row in enumerate(cells, 1))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        book.writestr("xl/worksheets/sheet1.xml", SHEET + "".join(lines) + "</sheetData></worksheet>")
    return out.getvalue()


class Person:
    """Somebody of the demo city who is signed in."""

    def __init__(self, port, people, login):
        self.connection, self.headers = http.client.HTTPConnection("127.0.0.1", port, timeout=300), {}
        self.password = next(one["password"] for one in people if one["login"] == login)
        self.ask("POST", "sign-in", {"login": login, "password": self.password})
        me = self.ask("GET", "me")
        self.headers["x-csrf-token"], self.party = me["csrf_token"], me["party_id"]

    def ask(self, method, path, body=None, headers=None, kind="application/json"):
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        self.connection.request(method, f"/api/v1/{path}", body=data, headers={"content-type": kind, **self.headers, **(headers or {})})
        response = self.connection.getresponse()
        said = response.read()
        if response.status >= 300:
            sys.exit(f"{method} {path}: {response.status} {said.decode()[:2000]}")
        if cookie := response.getheader("set-cookie"):
            self.headers["cookie"] = cookie.split(";")[0]
        return json.loads(said) if said else None

    def send(self, path, name, data):
        body = f'--x\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n--x--\r\n"
        return self.ask("POST", path, body, kind="multipart/form-data; boundary=x")


def timed(work):
    began = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - began


def inventory():
    """The machines as the cloud has them: of every hundred one is gone, one grew, one moved, one is unknown, and all have other names."""
    yield "类别,云平台编号,名称,云项目编号,规格,核数,内存GB\n"
    for number in range(ROWS):
        kind = number % 100
        if kind == 0:
            continue
        project = "p-far" if kind == 2 else "p-1"
        yield f"云主机,vm-{number},renamed-{number},{project},m1,{8 if kind == 1 else 4},0\n"
        if kind == 3:
            yield f"云主机,new-{number},new-{number},p-1,m1,4,0\n"


def imported(officer, leader, project):
    rows = [HEAD] + [[str(n), project, f"主机{n}", "vcpu.x86", "4", "2026-06-02", "X86", f"vm-{n}"] for n in range(ROWS)]
    data = workbook(rows)
    wrong = workbook([row if at == 0 else row[:3] + ["gold"] + row[4:] for at, row in enumerate(rows)])
    path = f"resources/imports?pack=xuchang&cloud=main&document={quote('移交清单')}"
    _, all_wrong = timed(lambda: officer.send(path, "wrong.xlsx", wrong))
    checked, seconds = timed(lambda: officer.send(path, "resources.xlsx", data))
    if not checked["is_usable"]:
        sys.exit(checked["findings"][:5])
    proposal = officer.ask("POST", f"resources/imports/{checked['id']}/propose", {"reason": "移交"})
    leader.ask("POST", "me/confirm", {"password": leader.password})
    _, written = timed(lambda: leader.ask("POST", f"proposals/{proposal['id']}/confirm", {}, {"if-match": '"1"'}))
    return all_wrong, seconds, written


def main():
    shutil.rmtree(server.WORK, ignore_errors=True)
    server.WORK.mkdir(parents=True)
    place = ["--data", server.WORK / "data"] + (["--database-url", server.POSTGRES] if server.POSTGRES else [])
    made = subprocess.run([BIN / "yunheng", "demo", *map(str, place), "--format", "json"], check=True, capture_output=True)
    people = json.loads(made.stdout)["people"]
    port, config, rows = server.free_port(), server.WORK / "yunheng.toml", []
    config.write_text('requests_per_second = 1000000\nlog = "warn"\nupload_limit_mib = 200\n')
    serve = [BIN / "yunheng", "serve", "--config", config, *place, "--listen", f"127.0.0.1:{port}"]
    database = server.Postgres(server.POSTGRES) if server.POSTGRES else server.Sqlite()
    with server.Process(serve, port, "/readyz"):
        clerk, engineer = (Person(port, people, login) for login in ("edu.clerk", "clouda.engineer"))
    cloud = {"key": "main", "name": "市级政务云", "enabled": True, "provider_id": engineer.party, "pack": "xuchang"}
    database.run([("INSERT INTO setting (section, version, value, updated_at_ms) VALUES (?, ?, ?, ?)", ["clouds", 1, json.dumps({"clouds": [cloud]}), 0])])
    with server.Process(serve, port, "/readyz") as running:
        officer, leader = (Person(port, people, login) for login in ("data.officer1", "data.leader"))
        project = officer.ask("POST", "projects", {"pack": "xuchang", "number": "XM-BENCH", "name": "存量", "unit_id": clerk.party, "provider_id": engineer.party})
        all_wrong, checked, written = imported(officer, leader, "XM-BENCH")
        rows.append((f"{ROWS:,} rows of xlsx, each of them wrong, all findings, s", f"{all_wrong:.1f}", "≤ 60"))
        rows.append((f"{ROWS:,} rows of xlsx checked, s", f"{checked:.1f}", "≤ 60"))
        rows.append((f"{ROWS:,} resources written when they are confirmed, s", f"{written:.1f}", ""))
        then = [timed(lambda: officer.ask("GET", "resources?as_of=2026-06-02&limit=50"))[1] for _ in range(5)]
        rows.append((f"the ledger of a past day of {ROWS:,} resources, s", f"{statistics.median(then):.2f}", "≤ 2"))
        one = [timed(lambda: officer.ask("GET", f"resources/{ROWS - n}?as_of=2026-06-02"))[1] for n in range(50)]
        rows.append(("one resource on a past day, ms", f"{statistics.median(one) * 1000:.1f}", "≤ 20"))
        data = "".join(inventory()).encode()
        officer.send("reconciliation/files?cloud=main", "cloud.csv", data)
        for found in officer.ask("GET", "reconciliation/clouds/main/projects"):
            if found["external_id"] == "p-1":
                officer.ask("PUT", f"reconciliation/projects/{found['id']}", {"project_id": project["id"]}, {"if-match": f'"{found["version"]}"'})
        before = running.memory_mib()
        run, seconds = timed(lambda: officer.send("reconciliation/files?cloud=main", "cloud.csv", data))
        rows.append((f"{ROWS:,} resources reconciled with a file, {run['figures']['differences']:,} differences, s", f"{seconds:.1f}", "≤ 10"))
        rows.append(("memory of the server after it, and before, MiB", f"{running.memory_mib():.0f} and {before:.0f}", "≤ 500"))
    print(f"{'PostgreSQL' if server.POSTGRES else 'SQLite'}; server on one core, this program on the other")
    for name, figure, bar in rows:
        print(f"| {name} | {figure} | {bar} |")


if __name__ == "__main__":
    main()
