"""A mail server for the tests: standard library only, one thread a connection, every mail a line of JSON.

What it does is in the recipient's name: full@ is told to come back later, nobody@ is unknown, mute@ gets no answer.
Mails are read with Python's own `email` package, so that a second program judges what was written.
"""

import argparse
import base64
import email
import email.policy
import json
import pathlib
import socketserver
import ssl
import threading

lock = threading.Lock()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self.converse()
        except (OSError, EOFError):
            pass

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")
        self.wfile.flush()

    def hear(self):
        line = self.rfile.readline(65536)
        if not line:
            raise EOFError
        return line.decode("utf-8", "replace").rstrip("\r\n")

    def note(self, line):
        with lock, open(args.out / "commands.log", "a") as log:
            log.write(line + "\n")

    def secure(self, inject=b""):
        if inject:
            self.wfile.write(inject)
            self.wfile.flush()
        self.request = context.wrap_socket(self.request, server_side=True)
        self.setup()
        self.secured = True

    def converse(self):
        self.secured, self.known, self.sender, self.recipients = False, args.user is None, "", []
        if args.mode == "mute":
            return self.wait()
        if args.mode == "tls":
            self.secure()
        self.say("220 test ESMTP")
        while True:
            line = self.hear()
            self.note(line)
            verb = line.split(" ")[0].upper()
            if verb == "QUIT":
                return self.say("221 bye")
            getattr(self, "on_" + verb.lower(), lambda _: self.say("502 unknown"))(line)

    def wait(self):
        while self.rfile.readline():
            pass

    def on_ehlo(self, line):
        offers = ["test"]
        if args.mode in ("starttls", "inject") and not self.secured:
            offers.append("STARTTLS")
        if args.user:
            offers.append("AUTH PLAIN LOGIN")
        offers.append("8BITMIME")
        for offer in offers[:-1]:
            self.say("250-" + offer)
        self.say("250 " + offers[-1])

    def on_starttls(self, line):
        if args.mode == "inject":
            # What somebody on the way would add before the encryption begins.
            self.secure(b"220 go\r\n250-injected\r\n250 AUTH PLAIN\r\n")
        else:
            self.say("220 go")
            self.secure()

    def on_auth(self, line):
        user, password = base64.b64decode(line.split(" ")[2]).decode().split("\0")[1:]
        self.known = [user, password] == args.user.split(":")
        self.say("235 welcome" if self.known else "535 5.7.8 wrong")

    def on_mail(self, line):
        if not self.known:
            return self.say("530 sign in first")
        self.sender, self.recipients = line, []
        self.say("250 ok")

    def on_rcpt(self, line):
        name = line.split("<")[1].split("@")[0]
        if name == "mute":
            return self.wait()
        answers = {"full": "452 4.2.2 mailbox full", "nobody": "550 5.1.1 no such user"}
        self.recipients.append(line)
        self.say(answers.get(name, "250 ok"))

    def on_data(self, line):
        self.say("354 go on")
        raw = b""
        while (part := self.rfile.readline(65536)) != b".\r\n":
            if not part:
                raise EOFError
            raw += part[1:] if part.startswith(b".") else part
        message = email.message_from_bytes(raw, policy=email.policy.default)
        mail = {
            "recipients": self.recipients,
            "headers": {name: str(value) for name, value in message.items()},
            "names": list(message.keys()),
            "text": message.get_content(),
            "secured": self.secured,
            "longest": max(len(part) for part in raw.split(b"\r\n")),
            "ascii": raw.isascii(),
        }
        with lock, open(args.out / "mails.jsonl", "a") as mails:
            mails.write(json.dumps(mail) + "\n")
        self.say("250 2.0.0 queued as ABC123")


parser = argparse.ArgumentParser()
parser.add_argument("mode", choices=["plain", "starttls", "tls", "inject", "mute"])
parser.add_argument("out", type=pathlib.Path)
parser.add_argument("--user")
parser.add_argument("--certificates", type=pathlib.Path)
args = parser.parse_args()
if args.certificates:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(args.certificates / "cert.pem", args.certificates / "key.pem")
socketserver.ThreadingTCPServer.daemon_threads = True
with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
    print("ready", server.server_address[1], flush=True)
    server.serve_forever()
