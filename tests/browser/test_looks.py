"""Every page in light and dark, wide and narrow: axe finds nothing, nothing is wider than the screen, no CSP breach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from portal.policy.rules import Reason
from portal.store.database import Database
from portal.store.notifications import Draft
from tests.browser.conftest import sign_in
from tests.conftest import MerchantAccount
from tests.integration.web import DRAFT, log, publish, save_draft

pytestmark = pytest.mark.browser

MATCHED = [
    {"place": "recipient", "words": "k3j9x2m4q7w1z8a@marketplace.amazon.de", "before": "", "after": ""},
    {"place": "text", "words": "Amazon", "before": "x" * 60, "after": "-Bestellung"},
]


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page of each rendering."""
    width, scheme = request.param
    screen = {"width": width, "height": 800}
    with browser.new_context(base_url=address, viewport=screen, color_scheme=scheme, locale="de-DE") as context:
        yield context.new_page()


def _look(page: Page, path: str, *, may_fail: bool = False) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(path)
    for details in page.locator("details > summary").all():
        details.click()
    result = Axe().run(page)
    assert result.violations_count == 0, (path, result.generate_report())
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert may_fail or not errors, (path, errors)
    assert not [text for text in errors if "Security Policy" in text], (path, errors)


def test_pages_of_a_newcomer(page: Page, merchant: MerchantAccount) -> None:
    _look(page, "/login")
    sign_in(page, merchant)
    for path in ("/", "/notification", "/notification/publish", "/suppressions"):
        _look(page, path)
    _look(page, "/nirgends", may_fail=True)


def test_pages_with_everything_on_them(page: Page, merchant: MerchantAccount, database: Database) -> None:
    row = 0
    for number, reason in enumerate(Reason):
        channel, kind = ("smtp", "mail") if number < 2 else ("api", "order_notice")
        row = log(
            database,
            merchant,
            reason=reason,
            channel=channel,
            kind=kind,
            subject=f"Ihre Bestellung {number} " + "lang " * 20,
            recipient="k3j9x2m4q7w1z8a@marketplace.amazon.de",
            order_number="302-1234567-7654321",
            matched=MATCHED,
            message_id="<" + "x" * 70 + "@lindenhof.example>",
            answer="550 5.7.1 " + "y" * 200,
            now=datetime.now(UTC),
        )
    publish(database, merchant)
    save_draft(database, merchant, Draft(DRAFT.subject, f"{DRAFT.body}\n\n{{{{käufername}}}} <img>", "kein-at", ""))
    sign_in(page, merchant)
    paths = ["/", "/notification?beispiel=leer", "/notification/publish", "/suppressions", "/suppressions?regel=R9"]
    paths += ["/suppressions?von=2020-01-01&bis=2020-01-02", f"/suppressions/{row}", f"/suppressions/{row - 5}"]
    for path in paths:
        _look(page, path)


def test_the_publish_page_with_its_tick(page: Page, merchant: MerchantAccount, database: Database) -> None:
    save_draft(database, merchant)
    sign_in(page, merchant)
    _look(page, "/notification/publish")
    page.get_by_role("button", name="Version 1 freigeben").click()
    assert Axe().run(page).violations_count == 0


def test_everything_can_be_reached_by_the_keyboard(page: Page, merchant: MerchantAccount, database: Database) -> None:
    """Tab goes through every link, button and field once, and each shows that it has the focus."""
    save_draft(database, merchant)
    sign_in(page, merchant)
    page.goto("/notification")
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            """() => {
              const element = document.activeElement;
              const ring = [element, element.closest("label"), element.closest(".stackfield")].filter(Boolean);
              const shown = ring.some((one) => parseFloat(getComputedStyle(one).outlineWidth) > 0
                && getComputedStyle(one).outlineStyle !== "none");
              return [element === document.body ? "" : element.id || element.textContent.trim() || element.name, shown];
            }"""
        )
        if not name:
            break
        seen.append(name)
        assert outline, name
    for expected in ("Zum Inhalt springen", "subject", "body", "sender", "contact", "sample", "Entwurf speichern"):
        assert expected in seen, (expected, seen)
