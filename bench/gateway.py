"""The gateway against what an operator would set up instead, in one run, before the same sink.

(a) the gateway with 1 and 2 workers; (b) Postfix with tuned header_checks and body_checks; (c) aiosmtpd's proxy without
any policy; (d) the client straight to the sink. Mails: bench/mails.py; sessions: bench/load.py.
"""

from __future__ import annotations

import asyncio
import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import mails
from bench.load import LoadMail, Outcome, send
from portal.sender.smtp.framing import stuffed
from portal.settings import ROOT
from portal.store import credentials, merchants
from portal.store.database import Database
from tests import postfix
from tests.integration.gateways import free_port, sender_process, wait_for_port

_COUNTS = {1: 600, 10: 2_000, 50: 2_000}
_CORPUS = ROOT / "tests" / "eml"
# As far as a pattern can tell the company from the river, the warriors, the parrots and the mineral.
_WORD = "amazon($|[^aei]|a[^swe]|e[a-mo-z]|i[^acenst])"
_CHECKS = rf"""
/^(Subject|From|To|Cc|Reply-To):.*{_WORD}/ REJECT
/marketplace\.amazon\./ REJECT
/name=.*{_WORD}/ REJECT
/^Subject:.*(QW1hem9u|FtYXpvb|BbWF6b2|YW1hem9u|hbWF6b2)/i REJECT
"""
# Base64 of the word at its three offsets; /i makes a regexp table tell capitals apart.
_BODY_CHECKS = rf"""
/{_WORD}/ REJECT
/(QW1hem9u|FtYXpvb|BbWF6b2|YW1hem9u|hbWF6b2)/i REJECT
"""


@dataclass(frozen=True)
class Contender:
    """Somebody to send to. `login`: what the gateway asks for; `settle`: wait until nothing is left to do."""

    name: str
    port: int
    login: tuple[str, str] | None = None
    queue: Path | None = None

    def settle(self) -> None:
        """Until a queue has been delivered, so that the next measurement has the machine for itself."""
        while self.queue and any(
            path.is_file() for name in ("incoming", "active") for path in (self.queue / name).rglob("*")
        ):
            time.sleep(0.2)


def main() -> None:
    """Measure and print."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        sink = stack.enter_context(_python("bench.sink"))
        print("mails/s, median and 99th percentile in ms from MAIL to the answer at the end of DATA")
        print(f"{'':34}" + "".join(f"{f'{sessions} session(s)':>26}" for sessions in _COUNTS))
        rates = {}
        for make in (_gateway_alone, _gateway_with_two, _postfix, _plain_proxy, _nobody):
            with make(folder, sink) as contender:
                if contender:
                    rates[contender.name] = _measure(contender)
        _print_ratios(rates)
        _print_recall(folder, sink)


def _load(count: int) -> list[LoadMail]:
    made = mails.make(200)
    wires = [LoadMail(mail.recipient, stuffed(mail.content) + b".\r\n") for mail in made]
    return [wires[number % len(wires)] for number in range(count)]


def _measure(contender: Contender) -> dict[int, float]:
    cells, rates = [], {}
    asyncio.run(send(contender.port, _load(100), 4, contender.login))  # warm: caches, kept connections
    for sessions, count in _COUNTS.items():
        contender.settle()
        outcome = asyncio.run(send(contender.port, _load(count), sessions, contender.login))
        rates[sessions] = count / outcome.took
        cells.append(f"{rates[sessions]:8.0f} {outcome.percentile(0.5):7.1f} {outcome.percentile(0.99):7.1f}")
    contender.settle()
    print(f"{contender.name:34}" + "".join(f"{cell:>26}" for cell in cells), f" {dict(outcome.codes)}", flush=True)
    return rates


def _print_ratios(rates: dict[str, dict[int, float]]) -> None:
    names = list(rates)
    other = next((name for name in names if name.startswith("(b)")), None)
    for name in names[:2]:
        if other:
            shares = ", ".join(f"{rates[name][each] / rates[other][each]:.2f} at {each}" for each in _COUNTS)
            print(f"{name} to {other}: {shares}")


def _print_recall(folder: Path, sink: int) -> None:
    """How many of the corpus that must be refused are, and how many of the others."""
    with (_CORPUS / "expected.tsv").open(encoding="utf-8", newline="") as file:
        cases = [(row["file"], row["verdict"] == "refuse") for row in csv.DictReader(file, delimiter="\t")]
    for make in (_gateway_alone, _postfix):
        with make(folder, sink) as contender:
            if contender:
                refused = {name: _is_refused(contender, name) for name, _ in cases}
                right = sum(refused[name] for name, is_refused in cases if is_refused)
                wrong = sum(refused[name] for name, is_refused in cases if not is_refused)
                total = sum(is_refused for _, is_refused in cases)
                print(
                    f"{contender.name}: recall {right / total:.2f} of {total}, {wrong} of {len(cases) - total} wrongly"
                )


def _is_refused(contender: Contender, name: str) -> bool:
    lines = re.split(rb"\r\n|\r|\n", (_CORPUS / name).read_bytes())
    mail = LoadMail("k@mail.example", stuffed(b"\r\n".join(lines) + b"\r\n") + b".\r\n")
    outcome: Outcome = asyncio.run(send(contender.port, [mail], 1, contender.login))
    return outcome.codes["550"] > 0


@contextmanager
def _python(module: str, *arguments: str) -> Iterator[int]:
    """A module of ours as a process; its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", module, str(port), *arguments], cwd=ROOT)
    try:
        wait_for_port(port)
        yield port
    finally:
        process.kill()
        process.wait()


@contextmanager
def _gateway(folder: Path, sink: int, workers: int) -> Iterator[Contender]:
    database = Database(f"sqlite:///{folder / f'portal-{os.urandom(4).hex()}.sqlite3'}")
    database.upgrade()
    now = datetime.now(UTC)
    with database.write() as session:
        merchant = merchants.add_merchant(session, "Bench", "bench@lindenhof.example", "lesesaal", now=now)
        login = credentials.add(session, merchant.id, "bench", now)
    port = free_port()
    options = ("--workers", str(workers))
    with sender_process(database.url, f"smtp://127.0.0.1:{sink}", port, *options):
        yield Contender(f"(a) gateway, {workers} worker(s)", port, (login.username, login.password))


def _gateway_alone(folder: Path, sink: int):  # type: ignore[no-untyped-def] # noqa: ANN202
    return _gateway(folder, sink, 1)


def _gateway_with_two(folder: Path, sink: int):  # type: ignore[no-untyped-def] # noqa: ANN202
    return _gateway(folder, sink, 2)


@contextmanager
def _postfix(folder: Path, sink: int) -> Iterator[Contender | None]:
    if not postfix.is_here():
        print("(b) is left out: no Postfix that may be started here")
        yield None
        return
    tables = {name: folder / name for name in ("header_checks", "body_checks")}
    tables["header_checks"].write_text(_CHECKS)
    tables["body_checks"].write_text(_BODY_CHECKS)
    folder.chmod(0o755)
    settings = {name: f"regexp:{path}" for name, path in tables.items()}
    settings |= {
        "mime_header_checks": f"regexp:{tables['header_checks']}",
        "nested_header_checks": f"regexp:{tables['header_checks']}",
        "smtpd_client_connection_count_limit": "0",
    }
    port = free_port()
    with postfix.running([postfix.Service(port)], sink, settings) as log:
        yield Contender("(b) Postfix, header/body_checks", port, queue=log.parent.parent / "queue")


@contextmanager
def _plain_proxy(folder: Path, sink: int) -> Iterator[Contender]:
    with _python("bench.plain_proxy", str(sink)) as port:
        yield Contender("(c) aiosmtpd Proxy, no policy", port)


@contextmanager
def _nobody(folder: Path, sink: int) -> Iterator[Contender]:
    yield Contender("(d) straight to the sink", sink)
