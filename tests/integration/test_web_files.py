"""A file sent in the place of a text is no text; it is nobody's 500."""

from __future__ import annotations

import io
import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import MerchantAccount
from tests.integration.web import sign_in

FIELDS = {
    "/login": ("email", "password", "next"),
    "/notification": ("subject", "body", "sender", "contact", "revision", "sample"),
    "/notification/publish": ("revision", "risk"),
}


@pytest.mark.parametrize(("path", "field"), [(path, field) for path, fields in FIELDS.items() for field in fields])
def test_a_file_in_a_texts_place_counts_as_nothing(
    client: FlaskClient, merchant: MerchantAccount, path: str, field: str
) -> None:
    """Whatever field it is sent as, on every form."""
    if path != "/login":
        sign_in(client, merchant)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).get_data(as_text=True))
    assert token
    fields = dict.fromkeys(FIELDS[path], "x") | {"csrf_token": token[1], "action": "save"}
    answer = client.post(path, data=fields | {field: (io.BytesIO(b"x"), "x.txt")}, content_type="multipart/form-data")
    assert answer.status_code < 500
