"""A mail server that does as it is told: announces what it should, answers what is prepared, hangs up when asked."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

HANG_UP = "hang up"


@dataclass
class Relay:
    """`answers`: prepared ones by command (DATA for the mail's beginning, END for its end), used up one by one."""

    port: int = 0
    extensions: tuple[str, ...] = ("PIPELINING", "SIZE 50000000", "8BITMIME", "SMTPUTF8")
    answers: dict[str, list[str]] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    sessions: int = 0
    open_sockets: list[socket.socket] = field(default_factory=list)

    def hang_up_on_all(self) -> None:
        """Close every session, as a restart does."""
        for each in self.open_sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self.open_sockets.clear()

    def verbs(self) -> list[str]:
        """The commands' first words."""
        return [command.partition(" ")[0] for command in self.commands]


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        relay: Relay = self.server.relay  # type: ignore[attr-defined]
        self._recipients, self._has_sender = 0, False
        relay.sessions += 1
        relay.open_sockets.append(self.connection)
        self.wfile.write(b"220 relay.example\r\n")
        with suppress(OSError):
            while line := self.rfile.readline():
                if not self._answer(relay, line.decode().strip()):
                    return

    def _answer(self, relay: Relay, command: str) -> bool:
        verb = command.partition(" ")[0].upper()
        relay.commands.append(command)
        if verb == "EHLO":
            words = ["relay.example", *relay.extensions]
            self.wfile.write(
                "".join(f"250{'-' if word is not words[-1] else ' '}{word}\r\n" for word in words).encode()
            )
            return True
        if not self._say(relay, verb, {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 2.0.0 Ok")):
            return False
        return verb != "QUIT"

    def _say(self, relay: Relay, verb: str, usual: str) -> bool:
        if verb == "DATA" and not self._recipients:
            usual = "554 5.5.1 no valid recipients"
        prepared = relay.answers.get(verb)
        answer = prepared.pop(0) if prepared else usual
        if verb == "RCPT":
            self._recipients += self._has_sender and answer.startswith("250")
        else:
            self._recipients, self._has_sender = 0, verb == "MAIL" and answer.startswith("250")
        if answer == HANG_UP:
            return False
        if verb == "DATA" and answer.startswith("354"):
            self.wfile.write(f"{answer}\r\n".encode())
            return self._read_mail(relay)
        self.wfile.write(f"{answer}\r\n".encode())
        return True

    def _read_mail(self, relay: Relay) -> bool:
        mail = b""
        while not (b"\r\n" + mail).endswith(b"\r\n.\r\n"):
            line = self.rfile.readline()
            if not line:
                return False
            mail += line
        answer = (relay.answers.get("END") or ["250 2.0.0 taken"]).pop(0)
        if answer == HANG_UP:
            return False
        if answer.startswith("250"):
            relay.mails.append(mail[:-3])
        self.wfile.write(f"{answer}\r\n".encode())
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 100


@contextmanager
def serving(relay: Relay, port: int = 0) -> Iterator[Relay]:
    """Serve it; at the end every session is closed."""
    with _Server(("127.0.0.1", port), _Session) as server:
        server.relay = relay  # type: ignore[attr-defined]
        relay.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield relay
        finally:
            relay.hang_up_on_all()
            server.shutdown()
            thread.join()
