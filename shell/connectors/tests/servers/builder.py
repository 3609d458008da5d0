"""A cloud that can be changed: servers, volumes, images and networks of one project, kept in memory.

usage: builder.py FAULT [ARGUMENT]

FAULT makes it misbehave, none is a cloud that does what it is asked at once:
  slow      everything takes two looks before it is finished
  lost      the first server is made, and the connection breaks before the answer
  void      the first server is not made, and the connection breaks
  busy      every change is answered 503 at first
  conflict  every change is answered 409 at first
  choices   making a server is answered 300
  full      making a server is refused: quota exceeded
  error     servers come to an error
  stuck     servers never come to an end
  half      the first server is made; later ones get no answer, ever
  tight     the project has room for four processors

`GET /seen` says what is there and how often each change was asked for, for tests.
"""

import http.server
import json
import sys
import threading
import urllib.parse

fault = sys.argv[1] if len(sys.argv) > 1 else ""
lock = threading.Lock()
servers, volumes, asked, looks = {}, {}, {}, {}
FLAVORS = [
    {"id": "f-small", "name": "m1.small", "vcpus": 2, "ram": 4096, "disk": 20},
    {"id": "f-large", "name": "m1.large", "vcpus": 4, "ram": 16384, "disk": 0},
    {"id": "f-xlarge", "name": "m1.xlarge", "vcpus": 8, "ram": 16384, "disk": 0},
    {"id": "f-xc8", "name": "xc-8", "vcpus": 8, "ram": 32768, "disk": 500},
]
IMAGES = [{"id": "img-1", "name": "openEuler"}, {"id": "img-2", "name": "twice"}, {"id": "img-3", "name": "twice"}]
NETWORKS = [{"id": "net-1", "name": "gov"}]
TYPES = [{"id": "t-1", "name": "ssd-1"}, {"id": "t-2", "name": "efficient"}]


class Silence(Exception):
    """The connection breaks without an answer."""


def settle(thing):
    """Something that is under way comes to its end, at once or after two looks."""
    if "next" in thing and fault != "stuck":
        looks[thing["id"]] = looks.get(thing["id"], 0) + 1
        if fault != "slow" or looks[thing["id"]] > 2:
            looks[thing["id"]] = 0
            thing.pop("next")()


def later(thing, state, change=lambda: None):
    """The thing is in a state until it has settled."""
    before = state.pop("then")
    thing.update(state)

    def end():
        thing.update(before)
        change()

    thing["next"] = end


def shown(thing):
    settle(thing)
    return {name: value for name, value in thing.items() if name != "next" and value is not None}


def everything(things):
    for thing in list(things.values()):
        settle(thing)
    return [{name: value for name, value in one.items() if name != "next" and value is not None} for one in things.values()]


class Builder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def say(self, status, body=None, headers=()):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def answer(self, method):
        length = int(self.headers.get("content-length") or 0)
        body = json.loads(self.rfile.read(length) or b"null")
        url = urllib.parse.urlsplit(self.path)
        parts = url.path.strip("/").split("/")
        with lock:
            try:
                self.route(method, parts, body)
            except (KeyError, IndexError):
                self.say(404, {"itemNotFound": {"message": "not there"}})
            except Silence:
                self.close_connection = True

    def do_GET(self):
        self.answer("GET")

    def do_POST(self):
        self.answer("POST")

    def do_DELETE(self):
        self.answer("DELETE")

    def route(self, method, parts, body):
        if parts[-2:] == ["auth", "tokens"]:
            return self.enter(body["auth"])
        if parts == ["seen"]:
            all = {"servers": everything(servers), "volumes": everything(volumes)}
            return self.say(200, all | {"asked": asked})
        if not self.headers.get("x-auth-token", "").startswith("token-of-"):
            return self.say(401, {"error": "no token"})
        if method != "GET":
            self.count(method, parts, body)
        service, rest = parts[0], parts[1:]
        if service not in ("compute", "volume", "image", "network"):
            return self.say(404, {"error": {"message": "no such service"}})
        return getattr(self, service)(method, rest, body)

    def enter(self, auth):
        person = auth["identity"].get("password")
        if person and person["user"]["password"] != "right":
            return self.say(401, {"error": {"message": "The request you have made requires authentication."}})
        # An application credential is of one project, whatever is asked for.
        project = auth.get("scope", {}).get("project", {}).get("id", "p1") if person else "p1"
        at = f"http://127.0.0.1:{self.server.server_port}"
        services = {"compute": "compute/v2.1", "volumev3": f"volume/v3/{project}", "image": "image", "network": "network"}
        catalog = [
            {"type": kind, "endpoints": [{"interface": "public", "region": "RegionOne", "region_id": "RegionOne", "url": f"{at}/{path}"}]}
            for kind, path in services.items()
        ]
        token = {"user": {"id": "executor"}, "catalog": catalog, "project": {"id": project}}
        self.say(201, {"token": token}, [("x-subject-token", f"token-of-{project}")])

    def count(self, method, parts, body):
        what = next(iter(body)) if body and parts[-1] == "action" else parts[-1] if method == "POST" else "delete"
        asked[what] = asked.get(what, 0) + 1
        one = "/".join(parts) + what
        seen = asked[one] = asked.get(one, 0) + 1
        if fault in ("busy", "conflict") and seen == 1:
            self.say(503 if fault == "busy" else 409, {"error": "later"})
            raise_answered()

    def compute(self, method, parts, body):
        parts = parts[1:]
        if parts == ["flavors", "detail"]:
            return self.say(200, {"flavors": FLAVORS})
        if parts == ["limits"]:
            most = 4 if fault == "tight" else 100
            return self.say(200, {"limits": {"absolute": {"maxTotalCores": most, "totalCoresUsed": 0, "maxTotalInstances": -1, "totalInstancesUsed": 3}}})
        if parts == ["servers", "detail"]:
            return self.say(200, {"servers": everything(servers)})
        if parts == ["servers"] and method == "POST":
            return self.make_server(body["server"])
        server = servers[parts[1]]
        if parts[2:] == ["os-volume_attachments"]:
            volume = volumes[body["volumeAttachment"]["volumeId"]]
            attach(volume, server["id"])
            return self.say(200, {"volumeAttachment": {"id": volume["id"]}})
        if parts[2:] == ["action"]:
            return self.act(server, body)
        if method == "DELETE":
            def gone():
                servers.pop(server["id"], None)
                for volume in volumes.values():
                    if any(one["server_id"] == server["id"] for one in volume["attachments"]):
                        volume.update(status="available", attachments=[])
            later(server, {"OS-EXT-STS:task_state": "deleting", "then": {}}, gone)
            return self.say(204)
        settle(server)
        return self.say(200, {"server": shown(servers[parts[1]])})

    def make_server(self, wanted):
        if fault == "choices":
            return self.say(300, {"choices": [{"id": "v2.1"}]})
        if fault == "full":
            return self.say(403, {"forbidden": {"message": "Quota exceeded for cores: Requested 4, but already used 98 of 100 cores"}})
        first = asked["servers"] == 1
        if (fault == "void" and first) or (fault == "half" and not first):
            raise Silence
        id = f"srv-{len(servers) + 1}"
        flavor = next(one for one in FLAVORS if one["id"] == wanted["flavorRef"])
        server = {"id": id, "name": wanted["name"], "tenant_id": "p1", "status": "BUILD", "OS-EXT-STS:task_state": "spawning",
                  "metadata": wanted.get("metadata", {}), "flavor": {"id": flavor["id"]}, "addresses": {}}
        servers[id] = server
        for disk in wanted.get("block_device_mapping_v2", []):
            attach(volumes[disk["uuid"]], id)
        if not wanted.get("imageRef") and flavor["disk"]:
            return self.say(400, {"badRequest": {"message": "Missing imageRef attribute"}})
        ready = {"status": "ACTIVE", "OS-EXT-STS:task_state": None, "addresses": {"gov": [{"addr": f"10.0.0.{len(servers)}"}]}}
        if fault == "error":
            ready = {"status": "ERROR", "OS-EXT-STS:task_state": None, "fault": {"message": "No valid host was found"}}
        later(server, {"then": ready})
        if fault == "lost" and first:
            raise Silence
        return self.say(202, {"server": {"id": id}})

    def act(self, server, body):
        what = next(iter(body))
        idle = {"OS-EXT-STS:task_state": None}
        if what == "resize":
            flavor = {"id": body["resize"]["flavorRef"]}
            later(server, {"status": "RESIZE", "then": idle | {"status": "VERIFY_RESIZE", "flavor": flavor}})
        elif what == "confirmResize":
            if server["status"] != "VERIFY_RESIZE":
                return self.say(409, {"conflictingRequest": {"message": "Cannot 'confirmResize' instance"}})
            later(server, {"OS-EXT-STS:task_state": "confirming", "then": idle | {"status": "ACTIVE"}})
        else:
            later(server, {"OS-EXT-STS:task_state": what, "then": idle | {"status": "ACTIVE" if what == "os-start" else "SHUTOFF"}})
        return self.say(202)

    def volume(self, method, parts, body):
        parts = parts[2:]
        if parts == ["types"]:
            return self.say(200, {"volume_types": TYPES})
        if parts == ["limits"]:
            return self.say(403, {"forbidden": {"message": "no"}})
        if parts == ["volumes", "detail"]:
            return self.say(200, {"volumes": everything(volumes)})
        if parts == ["volumes"] and method == "POST":
            wanted = body["volume"]
            id = f"vol-{len(volumes) + 1}"
            volumes[id] = {"id": id, "name": wanted["name"], "size": wanted["size"], "volume_type": wanted["volume_type"], "attachments": [],
                           "metadata": wanted.get("metadata", {}), "status": "creating"}
            later(volumes[id], {"then": {"status": "available"}})
            return self.say(202, {"volume": {"id": id}})
        volume = volumes[parts[1]]
        if parts[2:] == ["action"]:
            back = volume["status"]
            later(volume, {"status": "extending", "then": {"status": back, "size": body["os-extend"]["new_size"]}})
            return self.say(202)
        if method == "DELETE":
            if volume["attachments"]:
                return self.say(400, {"badRequest": {"message": "Volume status must be available"}})
            later(volume, {"status": "deleting", "then": {}}, lambda: volumes.pop(volume["id"], None))
            return self.say(202)
        settle(volume)
        return self.say(200, {"volume": shown(volumes[parts[1]])})

    def image(self, method, parts, body):
        # Glance's pages are named by themselves, here one of two images and one of the rest.
        if "marker" in self.path:
            return self.say(200, {"images": IMAGES[2:]})
        return self.say(200, {"images": IMAGES[:2], "next": "/v2/images?marker=img-2"})

    def network(self, method, parts, body):
        return self.say(200, {"networks": NETWORKS})

    def log_message(self, *_):
        pass


class Answered(Exception):
    """The answer was given."""


def raise_answered():
    raise Answered


def attach(volume, server):
    volume["attachments"] = [{"server_id": server}]
    later(volume, {"status": "attaching", "then": {"status": "in-use"}})


class Quiet(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass


route = Builder.route


def routed(self, *args):
    try:
        route(self, *args)
    except Answered:
        pass


Builder.route = routed
server = Quiet(("127.0.0.1", 0), Builder)
print(f"ready {server.server_port}", flush=True)
server.serve_forever()
