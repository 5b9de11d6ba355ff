"""The guideline check: precision and recall on the table of drafts, milliseconds for drafts of 1, 10 and 100 kB."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from portal.mail import markup
from portal.policy import guidelines
from tests.drafts import Draft, drafts

HARMLESS = Path(__file__).parent.parent.joinpath("demo/notification.txt").read_text("utf-8")
RUNS = 30


def main() -> None:
    """Right drafts, precision and recall of the findings, then the times for harmless and for crowded drafts."""
    table = drafts()
    print(quality(table))
    crowded = "\n\n".join(draft.body for draft in table if "<" not in draft.body)
    for name, text in (("harmless", HARMLESS), ("crowded", crowded)):
        for size in (1_000, 10_000, 100_000):
            body = (text * (size // len(text) + 1))[:size]
            print(f"{size:7} characters, {name:8}: {figures([measure(f'{body}{run}') for run in range(RUNS)])}")
    body = (HARMLESS * 100)[:10_000]
    begun = time.perf_counter()
    markup.taken_out(body)
    print(f"  10000 characters, what the sanitiser takes out: {1_000 * (time.perf_counter() - begun):.1f} ms")


def quality(table: list[Draft]) -> str:
    """Counted by rule: a rule that must be found and is; one that is found and must not be."""
    found = [
        (draft.rules, {f.rule for f in guidelines.check(draft.subject, draft.body, language=draft.language)})
        for draft in table
    ]
    right = sum(len(wanted & given) for wanted, given in found)
    false_alarms = sum(len(given - wanted) for wanted, given in found)
    missed = sum(len(wanted - given) for wanted, given in found)
    exact = sum(wanted == given for wanted, given in found)
    return (
        f"{len(table)} drafts, {exact} exactly right; precision {right / (right + false_alarms):.3f}, "
        f"recall {right / (right + missed):.3f} ({right} found, {false_alarms} false alarms, {missed} missed)"
    )


def measure(body: str) -> float:
    """Milliseconds for one check."""
    begun = time.perf_counter()
    guidelines.check("Zu {{bestellnummer}}", body)
    return 1_000 * (time.perf_counter() - begun)


def figures(samples: list[float]) -> str:
    """Median and the slowest."""
    return f"median {statistics.median(samples):6.1f} ms   slowest {max(samples):6.1f} ms"
