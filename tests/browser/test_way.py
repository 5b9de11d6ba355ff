"""The whole way from signing in to the published text, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.store import notifications
from portal.store.database import Database
from tests.browser.conftest import sign_in
from tests.conftest import MerchantAccount

pytestmark = pytest.mark.browser

BODY = "Guten Tag {{kaeufer}},\n\nIhre Bestellung ist da.\n\n{{ansprechpartner}}"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str, merchant: MerchantAccount) -> Iterator[Page]:
    """A signed-in page, with and without JavaScript."""
    with browser.new_context(base_url=address, java_script_enabled=request.param) as context:
        page = context.new_page()
        sign_in(page, merchant)
        yield page


def _write(page: Page) -> None:
    page.get_by_role("link", name="Text verfassen").click()
    page.get_by_label("Betreff").fill("Zu Ihrer Bestellung {{bestellnummer}}")
    page.get_by_label("Mailtext").fill(BODY)
    page.get_by_label("Absenderadresse").fill("versand@lindenhof.example")


def test_from_writing_to_published_to_off(page: Page, database: Database, merchant: MerchantAccount) -> None:
    _write(page)
    page.get_by_role("button", name="Weiter zur Freigabe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Version 1 freigeben")
    expect(page.frame_locator("iframe").get_by_text("Guten Tag Miriam Winkler,")).to_be_visible()
    page.get_by_role("button", name="Version 1 freigeben").click()
    expect(page.get_by_text("Ohne diese Bestätigung können wir den Text nicht freigeben.")).to_be_visible()
    page.get_by_label("Ich habe den Text geprüft").check()
    page.get_by_role("button", name="Version 1 freigeben").click()
    expect(page.get_by_role("status")).to_contain_text("Version 1 ist freigegeben und aktiv.")
    page.get_by_text("Ausschalten …").click()
    page.get_by_role("button", name="Jetzt ausschalten").click()
    page.get_by_role("button", name="Einschalten").click()
    expect(page.get_by_text("Die Benachrichtigung ist eingeschaltet.")).to_be_visible()
    with database.read() as session:
        version = notifications.current_version(session, merchant.id)
    assert version is not None
    assert version.body == BODY


def test_the_preview_can_be_asked_for(page: Page) -> None:
    """Without scripts by its button, with them by typing."""
    _write(page)
    button = page.get_by_role("button", name="Vorschau aktualisieren")
    if button.is_visible():
        button.click()
    expect(page.frame_locator("iframe").get_by_text("Guten Tag Miriam Winkler,")).to_be_visible()
    for view, text in (("Nur Text", "Ihre Bestellung ist da."), ("Quelltext", "Content-Type: multipart/alternative")):
        page.get_by_label(view).check(force=True)
        expect(page.locator(".pane:visible")).to_contain_text(text)
    page.get_by_label("Handy").check(force=True)
    box = page.locator(".mailframe").bounding_box()
    assert box is not None
    assert box["width"] < 400


def test_placeholders_are_known_by_name(page: Page) -> None:
    """Buttons where they can work, the written name where they cannot."""
    page.get_by_role("link", name="Benachrichtigung", exact=True).click()
    chip = page.get_by_role("button", name="Bestellnummer")
    if chip.is_visible():
        page.get_by_label("Mailtext").focus()
        chip.click()
        expect(page.get_by_label("Mailtext")).to_have_value("{{bestellnummer}}")
        expect(page.get_by_label("Mailtext")).to_be_focused()
    else:
        expect(page.get_by_text("{{bestellnummer}}", exact=True)).to_be_visible()


def test_the_log_can_be_filtered_and_left(page: Page) -> None:
    page.get_by_role("link", name="Protokoll", exact=True).click()
    page.get_by_label("Regel").select_option("R3")
    page.get_by_role("button", name="Filtern").click()
    expect(page).to_have_url(re.compile(r"regel=R3"))
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_text("Sie sind abgemeldet.")).to_be_visible()
