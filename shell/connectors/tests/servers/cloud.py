"""A cloud that answers what a real one answered: the recorded responses of a file, one JSON object a line, beside a Keystone of its own.

usage: cloud.py RECORDING [FAULT]

The port of a recorded address becomes the first part of the path, so that one server is all of the cloud's services. What a recording
does not hold is answered with 404. FAULT makes it misbehave, see the functions whose names begin with `fault_`.
"""

import gzip
import http.server
import json
import re
import sys
import urllib.parse

PROJECT = re.compile(r"/([0-9a-f]{32})(?=/|$)")
recorded, projects = {}, {}
lines = gzip.open(sys.argv[1], "rt") if sys.argv[1].endswith(".gz") else open(sys.argv[1])
for line in lines:
    seen = json.loads(line)
    url = urllib.parse.urlsplit(seen["uri"])
    query = dict(urllib.parse.parse_qsl(url.query))
    # A list that was asked for by state is not the list.
    if "status" not in query:
        recorded.setdefault((f"/{url.port}{url.path}".rstrip("/"), query.get("marker")), (seen["status"], seen["body"]))
    if url.path.endswith("/projects"):
        USER = url.path.split("/")[3]
        projects = {one["id"]: one["name"] for one in seen["body"]["projects"]}
OLD = any(path.startswith("/8774/v2/") for path, _ in recorded)
fault, counts = (sys.argv[2:] or [""])[0], {}


class Cloud(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def say(self, status, body, headers=()):
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))["auth"]
        if "password" in asked["identity"] and asked["identity"]["password"]["user"]["password"] != "right":
            return self.say(401, {"error": {"message": "The request you have made requires authentication."}})
        wanted = asked.get("scope", {}).get("project", {})
        project = wanted.get("id") or next((id for id, name in projects.items() if name == wanted.get("name")), None)
        tail = f"/{project}" if project and OLD else ""
        at = f"http://127.0.0.1:{self.server.server_port}"
        volume = f"/8776/v2/{project}" if OLD else f"/8776/v3/{project}"
        services = {
            "compute": f"/8774/v2{tail}" if OLD else "/8774/v2.1",
            "volumev2" if OLD else "volumev3": volume,
            "network": "/9696",
        }
        catalog = [
            {"type": kind, "endpoints": [{"interface": "public", "region": "RegionOne", "region_id": "RegionOne", "url": at + path}]}
            for kind, path in services.items()
        ]
        token = {"user": {"id": USER}, "catalog": catalog}
        if project:
            token["project"] = {"id": project}
        self.say(201, {"token": token}, [("x-subject-token", f"token-of-{project}")])

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        key = (url.path.rstrip("/"), query.get("marker"))
        if not self.headers.get("x-auth-token", "").startswith("token-of-"):
            return self.say(401, {"error": "no token"})
        counts[key] = counts.get(key, 0) + 1
        status, body = recorded.get(key, (404, {"itemNotFound": {"message": "not recorded"}}))
        if fault and globals()[f"fault_{fault}"](self, key, body):
            return None
        if status == 404 and key[0].endswith("/flavors/detail"):
            # Flavors are the same in every project; they were recorded in one.
            same = (value for (path, marker), value in recorded.items() if path.endswith("/flavors/detail") and marker == key[1])
            status, body = next(same, (status, body))
        self.say(status, body)

    def log_message(self, *_):
        pass


def is_list(key, name):
    return key[0].endswith(name)


def fault_forever(cloud, key, body):
    """Every page of servers promises another one, and all are the same."""
    if is_list(key, "servers/detail"):
        first = recorded[(key[0], None)][1]
        cloud.say(200, {**first, "servers_links": [{"rel": "next", "href": f"http://inner.example{key[0]}?marker=again"}]})
        return True


def fault_totals(cloud, key, body):
    """Lists say that they are longer than they are."""
    if is_list(key, "volumes/detail"):
        cloud.say(200, {**body, "count": 9999, "total": 9999})
        return True


def fault_half(cloud, key, body):
    """The second page of servers never comes."""
    if is_list(key, "servers/detail") and key[1]:
        cloud.close_connection = True
        return True


def fault_busy(cloud, key, body):
    """Each address says at first that it is busy."""
    if counts[key] <= 2:
        cloud.say(503, {"error": "busy"}, [("retry-after", "0")])
        return True


def fault_choices(cloud, key, body):
    """The root of the compute service offers a choice of versions."""
    if key[0].startswith("/8774") and key[0].count("/") == 2:
        cloud.say(300, {"choices": [{"id": "v2.1"}, {"id": "v2.0"}]})
        return True


def fault_closed(cloud, key, body):
    """The reader may not see volumes."""
    if is_list(key, "volumes/detail"):
        cloud.say(403, {"forbidden": {"message": "Policy doesn't allow it"}})
        return True


def fault_odd(cloud, key, body):
    """One server has no owner, another no known size."""
    if is_list(key, "servers/detail") and not key[1]:
        server = dict(body["servers"][0])
        odd = {name: value for name, value in server.items() if name != "tenant_id"} | {"id": "odd"}
        gone = server | {"id": "gone", "flavor": {"id": "deleted"}}
        cloud.say(200, {"servers": [odd, gone, server, server]})
        return True


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cloud)
print(f"ready {server.server_port}", flush=True)
server.serve_forever()
