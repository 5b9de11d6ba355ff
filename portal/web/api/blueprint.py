"""The API's blueprint; it has no login and no cookies, so it needs no CSRF token."""

from __future__ import annotations

from flask import Blueprint

from portal.web.api.problems import Problem, answer_problem

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.register_error_handler(Problem, answer_problem)
