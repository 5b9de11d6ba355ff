"""The HTTP API of the contract, `/api/v1`: bearer token, JSON in and out, errors as RFC 9457 problems.

One module per address; importing them here puts their views on the blueprint.
"""

from portal.web.api import events, mails, openapi, suppressions
from portal.web.api.blueprint import blueprint
from portal.web.api.problems import problem_for

__all__ = ["blueprint", "events", "mails", "openapi", "problem_for", "suppressions"]
