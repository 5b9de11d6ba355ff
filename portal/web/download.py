"""`/suppressions.csv`: the selection of the log as a file, oldest row first.

The rows are written to a temporary file while they are read, in constant memory, and its length is announced: the web
server ends a chunked answer cleanly even when its source has failed, and a short file would then look whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from portal import export
from portal.settings import VAR
from portal.store import suppression_log
from portal.web import log_filter
from portal.web.current import database, today
from portal.web.log_filter import Selection
from portal.web.login import merchant_required
from portal.web.person import person

blueprint = Blueprint("download", __name__)

_IN_MEMORY = 1024 * 1024
_PIECE = 64 * 1024


@blueprint.get("/suppressions.csv")
@merchant_required
def csv() -> ResponseReturnValue:
    """The selection as CSV."""
    selection = log_filter.read(request.args)
    batches = suppression_log.stream(database(), selection.filter(person().merchant.id))
    response = _file(export.csv_text(batches), "text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{_name(selection, "csv")}"'
    return response


def _file(texts: Iterable[str], content_type: str) -> Response:
    VAR.mkdir(parents=True, exist_ok=True)
    file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(VAR))  # noqa: SIM115 # closed when it has been sent
    try:
        for text in texts:
            file.write(text.encode("utf-8", "replace"))  # writelines would take all of it into memory first
    except BaseException:
        file.close()
        raise
    length = file.tell()
    file.seek(0)
    response = Response(_pieces(file), content_type=content_type)
    response.content_length = length
    response.call_on_close(file.close)
    return response


def _pieces(file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _name(selection: Selection, ending: str) -> str:
    """zurueckgehaltene-mails_antiquariat-lindenhof_2020-11-02_2020-11-30.csv"""
    first = selection.first.isoformat() if selection.first else "anfang"
    last = selection.last.isoformat() if selection.last else today().isoformat()
    return f"zurueckgehaltene-mails_{slug(person().merchant.name)}_{first}_{last}.{ending}"


def slug(name: str) -> str:
    """A name in small ASCII letters and hyphens, for a file's name."""
    spelled = name.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii")
    words = "".join(character if character.isalnum() else " " for character in plain).split()
    return "-".join(words)[:60].strip("-") or "haendler"
