"""Kannel, a real SMS gateway, on the loopback interface: text messages go in over HTTP, as a messaging system sends
them, and the parts come out that a network would get.

The network is our own recorder behind Kannel's HTTP connection. Kannel's `fakesmsc` would listen on all interfaces,
and its protocol of lines tears a message apart at a line feed and loses a form feed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Literal
from urllib.parse import unquote_to_bytes, urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

HOST = "127.0.0.1"
PATIENCE = 10.0
"""Seconds to wait for a program to start, and for the parts of a batch to arrive."""
LIFE = 60
"""Seconds after which the programs end by themselves, should nobody be left to end them."""
GENEROUS, TIGHT = "generous", "tight"
"""Two senders: one may send as many parts as it likes, one at most two."""
CODINGS = {"GSM-7": "0", "UCS-2": "2"}
CONCATENATED = b"\x05\x00\x03"
"""How the header of one of several parts begins (3GPP TS 23.040, 9.2.3.24.1): five octets follow, of the first kind,
three octets long: the reference, the number of parts, and which one this is."""

CONFIGURATION = f"""
group = core
admin-port = {{admin}}
admin-interface = {HOST}
admin-password = loopback
smsbox-port = {{boxes}}
smsbox-interface = {HOST}
box-deny-ip = "*.*.*.*"
box-allow-ip = "{HOST}"

group = smsc
smsc = http
smsc-id = recorder
system-type = generic
send-url = "http://{HOST}:{{recorder}}/?to=%p&header=%u&charset=%C&text=%b"
status-success-regex = "kept"

group = smsbox
bearerbox-host = {HOST}
sendsms-port = {{sending}}
sendsms-interface = {HOST}

group = sendsms-user
username = {GENEROUS}
password = loopback
concatenation = true
max-messages = 99
user-deny-ip = "*.*.*.*"
user-allow-ip = "{HOST}"

group = sendsms-user
username = {TIGHT}
password = loopback
concatenation = true
max-messages = 2
user-deny-ip = "*.*.*.*"
user-allow-ip = "{HOST}"

group = sms-service
keyword = default
text = "none"
max-messages = 0
"""


def program(name: str) -> str | None:
    """Where a program of Kannel is; Debian puts them where only administrators look."""
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")


@dataclass(frozen=True)
class Part:
    """What left the gateway: to which number, its place among how many parts (1 of 1 for a message alone), its octets
    and what they are to be read as."""

    to: str
    place: int
    of: int
    data: bytes
    charset: str

    @property
    def text(self) -> str:
        """The words of the part; half of a surrogate pair stays one."""
        return self.data.decode(self.charset, "surrogatepass")


class Recorder(ThreadingHTTPServer):
    """The network behind the gateway: it keeps every part that it is given."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Keep)
        self.kept: list[Part] = []
        self.arrived = Condition()

    def keep(self, part: Part) -> None:
        """Notes a part."""
        with self.arrived:
            self.kept.append(part)
            self.arrived.notify_all()


class _Keep(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Recorder

    def do_GET(self) -> None:
        self.server.keep(read_part(urlsplit(self.path).query))
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"kept")

    def log_message(self, format: str, *args: object) -> None:
        pass


def read_part(query: str) -> Part:
    """A part as the gateway hands it over, without its header."""
    pairs = (pair.partition("=") for pair in query.split("&"))
    given = {name: unquote_to_bytes(value.replace("+", " ")) for name, _, value in pairs}
    header, place, of = given["header"], 1, 1
    if header:
        assert header.startswith(CONCATENATED) and len(header) == 6, header
        of, place = header[4], header[5]
    return Part(given["to"].decode(), place, of, given["text"], given["charset"].decode())


@dataclass(frozen=True)
class Gateway:
    """A running gateway."""

    sending: int
    recorder: Recorder

    def send(self, texts: Sequence[tuple[str, Literal["GSM-7", "UCS-2"]]], sender: str = GENEROUS) -> list[list[Part]]:
        """Sends each text, and gives the parts of each in their order. AssertionError when the gateway refuses one or
        something stays away for ten seconds."""
        before = len(self.recorder.kept)
        numbers = [str(1000 + place) for place in range(len(texts))]
        for number, (text, encoding) in zip(numbers, texts, strict=True):
            self._send_one(sender, number, text, encoding)
        until = time.monotonic() + PATIENCE
        with self.recorder.arrived:
            while True:
                kept = self.recorder.kept[before:]
                answers = [sorted((part for part in kept if part.to == number), key=_place) for number in numbers]
                if all(parts and len(parts) == parts[0].of for parts in answers):
                    return answers
                assert self.recorder.arrived.wait(until - time.monotonic()), f"{len(kept)} parts arrived, not all"

    def _send_one(self, sender: str, number: str, text: str, encoding: str) -> None:
        asked = {"username": sender, "password": "loopback", "from": "Plainleaf", "to": number, "text": text}
        query = urlencode({**asked, "charset": "UTF-8", "coding": CODINGS[encoding]})
        with _open.open(f"http://{HOST}:{self.sending}/cgi-bin/sendsms?{query}", timeout=PATIENCE) as answer:
            said = answer.read()
        assert said == b"0: Accepted for delivery", said


_open = build_opener(ProxyHandler({}))  # a proxy of this machine has no business on loopback


def _place(part: Part) -> int:
    return part.place


@contextmanager
def running(folder: Path) -> Iterator[Gateway]:
    """Kannel with its configuration and logs in a folder, until the end of the `with`. RuntimeError with the end of its
    log when it does not start."""
    with ExitStack() as stack:
        recorder = stack.enter_context(Recorder())
        stack.callback(recorder.shutdown)
        Thread(target=recorder.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        admin, boxes, sending = _free_ports(3)
        ports = {"admin": admin, "boxes": boxes, "sending": sending, "recorder": recorder.server_address[1]}
        (folder / "kannel.conf").write_text(CONFIGURATION.format(**ports), "utf-8")
        for name, port in (("bearerbox", boxes), ("smsbox", sending)):
            _start(stack, folder, name, port)
        yield Gateway(sending, recorder)


def _start(stack: ExitStack, folder: Path, name: str, port: int) -> None:
    log = folder / f"{name}.log"
    command = ["timeout", str(LIFE), program(name) or name, "-v", "1", "kannel.conf"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    stack.callback(_end, process)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), socket.create_connection((HOST, port), timeout=0.2):
            return
        time.sleep(0.02)
    raise RuntimeError(f"{name} did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)


def _free_ports(number: int) -> list[int]:
    """Ports of the loopback interface that are free now, all different."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(number)]
        for one in sockets:
            one.bind((HOST, 0))
        return [int(one.getsockname()[1]) for one in sockets]
