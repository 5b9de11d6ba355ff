"""What an afternoon with aiosmtpd gives, for comparison: its Proxy, no policy. `plain_proxy PORT RELAY_PORT`."""

from __future__ import annotations

import asyncio
import logging
import sys

from aiosmtpd.handlers import Proxy
from aiosmtpd.smtp import SMTP


class LongLines(SMTP):
    """Its default refuses real marketplace HTML."""

    line_length_limit = 1_000_000


async def serve(port: int, relay: int) -> None:
    """Until the process is ended."""
    logging.disable()
    loop = asyncio.get_running_loop()
    handler = Proxy("127.0.0.1", relay)
    server = await loop.create_server(
        lambda: LongLines(handler, hostname="proxy.example", loop=loop), "127.0.0.1", port, backlog=500
    )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
