"""`make bench`: every measurement; `.venv/bin/python -m bench NAME ...`: only those."""

from __future__ import annotations

import importlib
import sys

NAMES = ("events", "preview", "reading", "guidelines", "gateway")


def main() -> None:
    """Run the named measurements, or all."""
    for name in sys.argv[1:] or NAMES:
        print(f"== {name}", flush=True)
        importlib.import_module(f"bench.{name}").main()


main()
