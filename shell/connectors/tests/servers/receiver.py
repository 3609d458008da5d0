"""A receiver of events, robot messages and SMS requests for the tests: standard library only.

Every request is a line of JSON in the log; the path says how it is answered. Signatures are checked here with Python's
own HMAC, as a receiver would.
"""

import argparse
import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import ssl
import threading
import time
import urllib.parse

lock = threading.Lock()


class Receiver(http.server.BaseHTTPRequestHandler):
    def handle_one_request(self):
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.answer()

    def answer(self):
        self.body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.url = urllib.parse.urlsplit(self.path)
        self.query = dict(urllib.parse.parse_qsl(self.url.query))
        seen = {
            "method": self.command,
            "path": self.url.path,
            "query": self.query,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": self.body.decode(),
        }
        with lock, open(args.log, "a") as log:
            log.write(json.dumps(seen) + "\n")
        kind, *rest = self.url.path.strip("/").split("/")
        getattr(self, "on_" + kind)(*rest)

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def on_signed(self):
        at = self.headers["x-yunheng-timestamp"]
        digest = hmac.new(args.secret.encode(), at.encode() + b"." + self.body, hashlib.sha256).hexdigest()
        fresh = abs(time.time() - int(at)) < 300
        right = hmac.compare_digest(self.headers["x-yunheng-signature"], "v1=" + digest)
        self.reply(204 if fresh and right else 401)

    def on_status(self, status, *_):
        self.reply(int(status), b"because \x1b[31mof\r\nthis")

    def on_redirect(self, *_):
        self.reply(302, location="/signed")

    def on_echo(self):
        self.reply(200, self.body)

    def on_mute(self, *_):
        self.rfile.read()

    def on_endless(self, *_):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65536)

    def on_wecom(self, code):
        self.robot(code, "text" in json.loads(self.body) or "markdown" in json.loads(self.body))

    def on_dingtalk(self, code):
        at = self.query.get("timestamp", "0")
        digest = hmac.new(args.secret.encode(), f"{at}\n{args.secret}".encode(), hashlib.sha256).digest()
        right = self.query.get("sign") == base64.b64encode(digest).decode()
        fresh = abs(time.time() * 1000 - int(at)) < 3600_000
        self.robot(code if right and fresh else "310000", True)

    def robot(self, code, known):
        code = int(code) if known else 40008
        answer = {"errcode": code, "errmsg": "ok" if code == 0 else f"told {code}"}
        self.reply(200, json.dumps(answer).encode())

    def on_provider(self, keys_at, *_):
        issuer = f"http://{self.headers['host']}/provider/{keys_at}"
        described = {
            "issuer": issuer,
            "authorization_endpoint": issuer + "/auth",
            "token_endpoint": issuer + "/token",
            "jwks_uri": f"http://{keys_at}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        self.reply(200, json.dumps(described).encode(), **{"content-type": "application/json"})

    def on_json(self, *values):
        code = int(values[0]) if values[0].isdigit() else values[0]
        self.reply(200, json.dumps({"data": {"code": code, "id": "sms-9"}}).encode())

    def log_message(self, *_):
        pass


parser = argparse.ArgumentParser()
parser.add_argument("log", type=pathlib.Path)
parser.add_argument("--secret", default="shared")
parser.add_argument("--certificates", type=pathlib.Path)
args = parser.parse_args()
http.server.ThreadingHTTPServer.daemon_threads = True
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
    if args.certificates:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(args.certificates / "cert.pem", args.certificates / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print("ready", server.server_address[1], flush=True)
    server.serve_forever()
