"""A mail server that takes everything and costs next to nothing: `python -m bench.sink PORT [JOURNAL]`.

With a journal it writes each mail's Message-ID there before it answers, so that what was answered 250 is known even if
it is killed.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from typing import cast

_END = b"\r\n.\r\n"
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([^>\r\n]*)>", re.IGNORECASE | re.MULTILINE)
_EHLO = b"250-sink.example\r\n250-PIPELINING\r\n250-SIZE 60000000\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"


class Session(asyncio.Protocol):
    """One client; `journal` is a file descriptor or None."""

    def __init__(self, journal: int | None) -> None:
        self._journal = journal
        self._waiting = bytearray()
        self._is_in_data = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(b"220 sink.example\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer whatever can be."""
        self._waiting += data
        answers = []
        while answer := self._next():
            answers.append(answer)
        if answers:
            self._transport.write(b"".join(answers))

    def _next(self) -> bytes:
        if self._is_in_data:
            return self._end_of_mail()
        end = self._waiting.find(b"\r\n")
        if end < 0:
            return b""
        verb = bytes(self._waiting[:4]).upper()
        del self._waiting[: end + 2]
        if verb == b"DATA":
            self._is_in_data = True
            return b"354 go on\r\n"
        if verb == b"QUIT":
            self._transport.close()
        return _EHLO if verb == b"EHLO" else b"250 2.0.0 Ok\r\n"

    def _end_of_mail(self) -> bytes:
        end = self._waiting.find(_END)
        if end < 0:
            return b""
        if self._journal is not None:
            found = _MESSAGE_ID.search(self._waiting, 0, end)
            os.write(self._journal, (found[1] if found else b"?") + b"\n")
        del self._waiting[: end + len(_END)]
        self._is_in_data = False
        return b"250 2.0.0 taken\r\n"


async def serve(port: int, journal: int | None) -> None:
    """Until the process is ended."""
    server = await asyncio.get_running_loop().create_server(
        lambda: Session(journal), "127.0.0.1", port, backlog=500, reuse_address=True
    )
    await server.serve_forever()


if __name__ == "__main__":
    file = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND) if len(sys.argv) > 2 else None
    asyncio.run(serve(int(sys.argv[1]), file))
