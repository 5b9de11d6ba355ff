"""Events as JSON lines: a line of answer to each line, in groups that are committed together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from portal.acceptance import acceptance
from portal.acceptance.parsing import FieldError, NotJsonError, WrongEventError, parse
from portal.policy.rules import Rulebook
from portal.store.database import Database

# So many events wait for one commit; a group holds the database's write lock for about a tenth of a second.
GROUP = 100


@dataclass(frozen=True, slots=True)
class Door:
    """Where a merchant's events come in; `channel`: api or command."""

    database: Database
    rulebook: Rulebook
    merchant_id: int
    channel: str


def submit(door: Door, text: str | bytes) -> acceptance.Answer:
    """One event in a transaction of its own; raises NotJsonError, WrongEventError or OtherContentError."""
    submitted = parse(text)
    with door.database.write() as session:
        accepting = _begin(door, session)
        answer = accepting.accept(submitted)
        accepting.finish()
    return answer


def submit_lines(door: Door, lines: Iterable[str | bytes]) -> Iterator[dict[str, Any]]:
    """One answer a line, given once its group is committed; a bad line stops nothing, an empty one is passed over."""
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while group := list(islice(numbered, GROUP)):
        with door.database.write() as session:
            accepting = _begin(door, session)
            answers = [_answer_line(accepting, number, line) for number, line in group]
            accepting.finish()
        yield from answers


def _begin(door: Door, session: Session) -> acceptance.Acceptance:
    return acceptance.begin(session, door.merchant_id, door.rulebook, channel=door.channel, now=datetime.now(UTC))


def _answer_line(accepting: acceptance.Acceptance, number: int, line: str | bytes) -> dict[str, Any]:
    try:
        answer = accepting.accept(parse(line))
    except (NotJsonError, WrongEventError, acceptance.OtherContentError) as error:
        status, errors = fault(error)
        return {"line": number, "status": status, "errors": [asdict(item) for item in errors]}
    return answer.body | {"status": answer.status}


def fault(error: Exception) -> tuple[int, list[FieldError]]:
    """The HTTP status of a refused event, and what is wrong with it."""
    if isinstance(error, WrongEventError):
        return 422, error.errors
    if isinstance(error, NotJsonError):
        return 400, [FieldError("", "not_json", str(error))]
    sentence = "An event with this id is known, with other content. Give the new event an id of its own."
    return 409, [FieldError("id", "other_content", sentence)]
