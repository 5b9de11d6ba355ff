"""The sender as one process: what it runs, how it starts, how it ends."""

from __future__ import annotations

import asyncio
import signal

from portal.sender.delivery import Claimant, Delivery
from portal.sender.relay import make_relay
from portal.settings import VAR, Settings
from portal.store.database import Database

STOP_SECONDS = 8


def run(settings: Settings, database: Database) -> None:
    """Serve until SIGTERM or SIGINT; then finish the mail at hand and end within ten seconds."""
    asyncio.run(_serve(settings, database))


async def _serve(settings: Settings, database: Database) -> None:
    claimant = Claimant(VAR / "run")
    delivery = Delivery(database, make_relay(settings.relay), claimant)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    running = asyncio.create_task(delivery.run())
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    delivery.stop()
    try:
        await asyncio.wait_for(running, STOP_SECONDS)
    except TimeoutError:
        return  # a relay that does not answer keeps its claim; the next start gives it back
    finally:
        stopped.cancel()
    claimant.close()
