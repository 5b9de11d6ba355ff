"""Preview time at the server: the typed text is new at each keystroke, so nothing of it is cached."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from portal.acceptance.values import values_of
from portal.mail import writing
from portal.policy.event import Buyer, Item, Order

BODY = Path(__file__).parent.parent.joinpath("demo/notification.txt").read_text("utf-8")
ORDER = Order("302-1234567-7654321", "amazon.de", buyer=Buyer("Erika"), items=(Item("Der Stechlin", "Fontane"),))
RUNS = 200


def main() -> None:
    """Median and 99th percentile for a short, a usual and a long text, and for the sender, who repeats a text."""
    for times in (1, 5, 25):
        fresh = [measure(BODY * times + str(run)) for run in range(RUNS)]
        print(f"{len(BODY) * times:6} characters, new each time: {figures(fresh)}")
    measure(BODY)
    print(f"{len(BODY):6} characters, same text:     {figures([measure(BODY) for _ in range(RUNS)])}")


def measure(body: str) -> float:
    """Milliseconds to compose the text and write the mail."""
    begun = time.perf_counter()
    composed = writing.compose("Zu {{bestellnummer}}", body, values_of(ORDER, "Lindenhof", "K. Brandt"))
    envelope = writing.Envelope("v@l.example", "L", "k@m.example", "<1@l.example>", datetime.now(UTC), "de")
    writing.write(composed, envelope)
    return 1_000 * (time.perf_counter() - begun)


def figures(samples: list[float]) -> str:
    """Median and p99."""
    return f"median {statistics.median(samples):5.1f} ms   p99 {statistics.quantiles(samples, n=100)[98]:5.1f} ms"
