"""How often a password may be tried, counted in the database, so that it holds across all processes.

An attempt is counted before the password is looked at. The keys are hashes: the table names no person.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from limits import RateLimitItem
from limits import parse as parse_limit
from limits.strategies import FixedWindowRateLimiter

from portal.store.database import Database
from portal.store.limits import AttemptStorage

_PAIR = parse_limit("5/15minute")
_EMAIL = parse_limit("50/15minute")
_ADDRESS = parse_limit("60/15minute")


@dataclass(frozen=True, slots=True)
class Counted:
    """An attempt after it was counted: how many are left, and from when on again if it must not be made."""

    remaining: int
    blocked_until: datetime | None


def count(database: Database, email: str, remote_address: str) -> Counted:
    """Count one attempt for the address of the account, the address of the network, and both together."""
    limiter = FixedWindowRateLimiter(AttemptStorage(database))
    keys = _keys(email, remote_address)
    exceeded = [(limit, key) for limit, key in keys if not limiter.hit(limit, "login", key)]
    if exceeded:
        ends = max(limiter.get_window_stats(limit, "login", key).reset_time for limit, key in exceeded)
        return Counted(0, datetime.fromtimestamp(ends, UTC))
    remaining = min(limiter.get_window_stats(limit, "login", key).remaining for limit, key in keys)
    return Counted(remaining, None)


def forget(database: Database, email: str, remote_address: str) -> None:
    """After a right password: the account's attempts from this address no longer count."""
    limit, key = _keys(email, remote_address)[0]
    FixedWindowRateLimiter(AttemptStorage(database)).clear(limit, "login", key)


def _keys(email: str, remote_address: str) -> tuple[tuple[RateLimitItem, str], ...]:
    account = email.strip().casefold()
    return (
        (_PAIR, _hash("pair", account, remote_address)),
        (_EMAIL, _hash("email", account)),
        (_ADDRESS, _hash("address", remote_address)),
    )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
