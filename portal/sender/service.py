"""The sender as a process: gateway and delivery on one event loop, how they start and how they end.

With several workers each is a process with a listening socket of its own on the shared port; the first one also
delivers the outbox. The parent only watches: it starts a worker anew that has died, and ends all on SIGTERM. A worker
whose parent has gone ends by itself.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import time

from portal.sender.delivery import Claimant, Delivery
from portal.sender.gateway import Gateway
from portal.sender.listening import StartRefusedError, make_listeners
from portal.sender.relay import make_relay
from portal.settings import VAR, Settings
from portal.store import merchants
from portal.store.database import Database

log = logging.getLogger(__name__)

STOP_SECONDS = 8
_KILL_AFTER_SECONDS = 9
_PAUSE_SECONDS = 1


def run(settings: Settings, database: Database, workers: int = 1) -> None:
    """Serve until SIGTERM or SIGINT; then finish the mails at hand and end within ten seconds.

    Raises StartRefusedError where the gateway cannot or must not listen.
    """
    _require_trusted_merchants(settings, database)
    listeners = make_listeners(settings, workers)
    database.engine.dispose()
    if workers == 1:
        asyncio.run(_serve(settings, database, listeners[0]))
    else:
        _Workers(settings, database, listeners).watch()


def _require_trusted_merchants(settings: Settings, database: Database) -> None:
    with database.read() as session:
        active = {merchant.id for merchant in merchants.list_merchants(session) if merchant.state == "active"}
    unknown = [each.merchant_id for each in settings.smtp_trusted if each.merchant_id not in active]
    if unknown:
        raise StartRefusedError(f"PORTAL_SMTP_TRUSTED names merchant {unknown[0]}, who is not there or closed.")


class _Workers:
    """The parent of several workers. Their sockets stay open here, so that a restart turns nobody away."""

    def __init__(self, settings: Settings, database: Database, listeners: list[socket.socket]) -> None:
        self._settings = settings
        self._database = database
        self._listeners = listeners
        self._watched, self._alive = os.pipe()
        self._numbers: dict[int, int] = {}
        self._is_stopping = False

    def watch(self) -> None:
        """Until SIGTERM or SIGINT."""
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self._stop)
        for number in range(len(self._listeners)):
            self._start(number)
        while self._numbers:
            pid, _ = os.wait()
            worker = self._numbers.pop(pid)
            if not self._is_stopping:
                log.error("worker died worker=%d", worker)
                time.sleep(_PAUSE_SECONDS)
                self._start(worker)

    def _start(self, number: int) -> None:
        if self._is_stopping:
            return
        pid = os.fork()
        if pid:
            self._numbers[pid] = number
            return
        code = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.close(self._alive)
            for other in self._listeners[:number] + self._listeners[number + 1 :]:
                other.close()
            work = _serve(
                self._settings, self._database, self._listeners[number], delivers=number == 0, parent=self._watched
            )
            asyncio.run(work)
            code = 0
        finally:
            os._exit(code)

    def _stop(self, _number: int, _frame: object) -> None:
        if self._is_stopping:
            return
        self._is_stopping = True
        for pid in self._numbers:
            os.kill(pid, signal.SIGTERM)
        signal.signal(signal.SIGALRM, self._kill)
        signal.alarm(_KILL_AFTER_SECONDS)

    def _kill(self, _number: int, _frame: object) -> None:
        for pid in self._numbers:
            os.kill(pid, signal.SIGKILL)


async def _serve(
    settings: Settings, database: Database, listener: socket.socket, *, delivers: bool = True, parent: int | None = None
) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    if parent is not None:
        loop.add_reader(parent, stopping.set)
    gateway = Gateway(settings, database)
    await gateway.start(listener)
    log.info("gateway ready port=%d", settings.smtp.port)
    ends: list[asyncio.Task[object]] = [asyncio.create_task(stopping.wait())]
    if delivers:
        ends.append(asyncio.create_task(_deliver(settings, database, stopping)))
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    stopping.set()
    await gateway.stop(STOP_SECONDS - 1)
    await asyncio.gather(*ends)


async def _deliver(settings: Settings, database: Database, stopping: asyncio.Event) -> None:
    """The outbox loop; a relay that does not answer at the end keeps its claim, which the next start gives back."""
    claimant = Claimant(VAR / "run")
    delivery = Delivery(database, make_relay(settings.relay), claimant)
    running = asyncio.create_task(delivery.run())
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    delivery.stop()
    try:
        await asyncio.wait_for(running, STOP_SECONDS)
    except TimeoutError:
        return
    finally:
        stopped.cancel()
    claimant.close()
