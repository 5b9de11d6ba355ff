"""The log as CSV: every row, as written, harmless in a spreadsheet, and never a short file that looks whole."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from portal import export
from portal.policy.rules import Reason
from portal.store import suppression_log
from portal.store.database import Database
from portal.web.download import slug
from tests.conftest import MerchantAccount
from tests.integration.web import log, sign_in

NOON = datetime(2020, 11, 20, 11, 0, tzinfo=UTC)
HEADER = (
    "id,occurred_at,channel,kind,reason,rules_version,marketplace,order_number,recipient,subject,matched,message_id,"
    "answer,mail_id"
)


def test_the_header_and_a_row_are_as_promised(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    matched = [
        {"place": "subject", "words": "Amazon", "before": "Ihre ", "after": ""},
        {"place": "text", "words": "amazon, ja", "before": "", "after": ""},
    ]
    row = log(
        database,
        merchant,
        now=NOON,
        subject='Ihre "Amazon"-Bestellung',
        recipient="a@b.example",
        order_number="302-1234567-7654321",
        marketplace="amazon.de",
        matched=matched,
    )
    answer = sign_in(client, merchant).get("/suppressions.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.text == (
        f"{HEADER}\r\n{row},2020-11-20T11:00:00Z,api,order_notice,amazon_order_notice,2020-11,amazon.de,"
        '302-1234567-7654321,a@b.example,"Ihre ""Amazon""-Bestellung","subject: Amazon; text: amazon, ja",,'
        "suppressed,\r\n"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://evil.example";"x")'
    row = [1, NOON, *[hostile] * 8, [{"place": hostile, "words": hostile}], hostile, hostile, None]
    text = "".join(export.csv_text([[row]]))
    cells = next(csv.reader(io.StringIO(text.split("\r\n", 1)[1], newline="")))
    assert len(cells) == 14
    assert all(cell.startswith("'") for cell in cells[2:13])


def test_cells_with_every_separator_come_back_as_they_were() -> None:
    odd = 'a,b;c\t"d"\r\ne\nf\rg'
    row = [1, NOON, *[odd] * 8, [], odd, odd, 7]
    text = "".join(export.csv_text([[row]]))
    cells = next(csv.reader(io.StringIO(text.split("\r\n", 1)[1], newline="")))
    assert cells[2] == odd
    assert cells[10] == ""
    assert cells[13] == "7"


def test_the_filter_applies_and_the_newest_is_last(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    for number in range(5):
        reason = Reason.AMAZON_WORD if number % 2 else Reason.AMAZON_RECIPIENT
        log(database, merchant, now=NOON + timedelta(days=number), subject=f"n{number}", reason=reason)
    sign_in(client, merchant)
    rows = list(csv.DictReader(io.StringIO(client.get("/suppressions.csv?regel=R1&von=2020-11-21").text)))
    assert [row["subject"] for row in rows] == ["n2", "n4"]


def test_the_file_has_a_name_that_every_system_takes(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    answer = sign_in(client, merchant).get("/suppressions.csv?von=2020-11-02&bis=2020-11-30")
    name = "zurueckgehaltene-mails_antiquariat-lindenhof_2020-11-02_2020-11-30.csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bücher & Söhne", "buecher-soehne"),
        ('Straße/..\\\r\n"x', "strasse-x"),
        ("本屋", "haendler"),
        ("É" * 99, "e" * 60),
    ],
)
def test_a_merchants_name_in_a_files_name(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_file_of_many_batches_holds_every_row_once(
    client: FlaskClient, merchant: MerchantAccount, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suppression_log, "_BATCH", 7)
    ids = [log(database, merchant, now=NOON) for _ in range(30)]
    answer = sign_in(client, merchant).get("/suppressions.csv", buffered=False)
    assert answer.is_streamed
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [int(row["id"]) for row in rows] == ids


def test_an_error_on_the_way_gives_no_file(
    client: FlaskClient, merchant: MerchantAccount, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> Iterator[object]:
        yield [[1, NOON, *["x"] * 8, [], "", "", None]]
        raise OSError("the disk is gone")

    sign_in(client, merchant)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(suppression_log, "stream", broken)
    answer = client.get("/suppressions.csv")
    assert answer.status_code == 500
    assert "Content-Disposition" not in answer.headers


def test_a_large_file_is_kept_out_of_memory(
    client: FlaskClient, merchant: MerchantAccount, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def many(*_args: object) -> Iterator[object]:
        for start in range(0, 200_000, 2_000):
            yield [[start + number, NOON, *["x" * 20] * 8, [], "", "", None] for number in range(2_000)]

    sign_in(client, merchant)
    monkeypatch.setattr(suppression_log, "stream", many)
    tracemalloc.start()
    with client.get("/suppressions.csv", buffered=False) as answer:
        length = sum(len(piece) for piece in answer.iter_encoded())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert length == int(answer.headers["Content-Length"]) > 30_000_000
    assert peak < 12_000_000
