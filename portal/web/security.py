"""What a browser may do with our pages: nothing but show them. No inline script, style or handler anywhere."""

from __future__ import annotations

from flask import Flask, Response, request

from portal.settings import Settings

# The preview of a mail is a sandboxed frame of `srcdoc`; it inherits this policy and needs no exception of its own.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_YEAR_SECONDS = 31_536_000


def register(app: Flask, settings: Settings) -> None:
    """Put the headers on every answer."""
    headers = dict(_HEADERS)
    if settings.public_url.startswith("https://"):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR_SECONDS}"

    @app.after_request
    def secure(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        _set_caching(response)
        return response


def _set_caching(response: Response) -> None:
    """Pages are never kept; a static file whose address carries its hash is kept for a year."""
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    elif "v" in request.args and response.status_code in {200, 304}:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR_SECONDS}, immutable"
        # The sandboxed preview has no origin of its own, and a browser asks for permission before it lends it a font.
        response.headers["Access-Control-Allow-Origin"] = "*"
