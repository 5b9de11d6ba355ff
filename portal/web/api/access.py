"""Who may use the API: the bearer token of a merchant's program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import ParamSpec

from flask import Response, g, request
from limits import parse as parse_limit
from limits.strategies import FixedWindowRateLimiter

from portal.store import tokens
from portal.store.limits import AttemptStorage
from portal.store.tables import Merchant
from portal.web.api.problems import Problem
from portal.web.current import database

_WRONG_TOKENS = parse_limit("30/minute")

P = ParamSpec("P")


def token_required(view: Callable[P, Response]) -> Callable[P, Response]:
    """Only with a merchant's token; wrong ones are counted by address, and a right one is never kept out."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Response:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        with database().read() as session:
            g.merchant = tokens.find_merchant(session, token.strip()) if scheme.lower() == "bearer" else None
        if g.merchant is None:
            raise _refused_token()
        return view(*args, **kwargs)

    return checked


def _refused_token() -> Problem:
    limiter = FixedWindowRateLimiter(AttemptStorage(database()))
    address = request.remote_addr or "-"
    if limiter.hit(_WRONG_TOKENS, "wrong-token", address):
        return Problem(401, "Send a valid API token: Authorization: Bearer psk_...")
    ends = limiter.get_window_stats(_WRONG_TOKENS, "wrong-token", address).reset_time
    wait = max(1, int(ends - datetime.now(UTC).timestamp()))
    return Problem(429, f"Too many requests without a valid token; wait {wait} seconds.", retry_after=wait)


def merchant() -> Merchant:
    """The merchant whose token came with the request."""
    found: Merchant = g.merchant
    return found
