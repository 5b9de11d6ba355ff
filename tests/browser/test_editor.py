"""What the editor's scripts add: the live preview, the marks, the warning; and what a hostile text does: nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect

from tests.browser.conftest import sign_in
from tests.conftest import MerchantAccount

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, address: str, merchant: MerchantAccount) -> Iterator[Page]:
    """The editor, signed in."""
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        sign_in(page, merchant)
        page.goto("/notification")
        yield page


def test_the_preview_follows_the_typing(page: Page) -> None:
    page.get_by_label("Betreff").fill("Bestellung {{bestellnummer}}")
    page.get_by_label("Mailtext").fill("Guten Tag {{kaeufer}}, {{kaeufername}}")
    expect(page.locator("#preview-head")).to_contain_text("Bestellung 306-4417295-8801923")
    expect(page.frame_locator("iframe").get_by_text("Guten Tag Miriam Winkler")).to_be_visible()
    expect(page.locator("#body-remarks")).to_contain_text("„kaeufername“ kennen wir nicht. Meinten Sie „kaeufer“?")
    expect(page.get_by_label("Mailtext")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Mailtext").fill("Guten Tag {{kaeufer}}")
    expect(page.locator("#body-remarks .field__error")).to_have_count(0)
    page.get_by_label("Beispiel").select_option("leer")
    expect(page.locator("#preview-notes")).to_contain_text("Dieser Bestellung fehlt: Name des Käufers")


def test_placeholders_are_set_off_behind_the_text(page: Page) -> None:
    page.get_by_label("Mailtext").fill("{{ Kaeufer }} und {{unbekannt}} & <b>")
    back = page.locator(".stackfield:has(#body) .stackfield__back")
    expect(back.locator("mark.ph")).to_have_text("{{ Kaeufer }}")
    expect(back.locator("mark.ev")).to_have_text("{{unbekannt}}")
    sizes = page.evaluate("[...document.querySelectorAll('.stackfield:has(#body) > *')].map(e => e.scrollHeight)")
    assert sizes[0] == sizes[1]


def test_a_failed_preview_says_so_and_recovers(page: Page) -> None:
    page.route("**/notification/preview", lambda route: route.abort())
    page.get_by_label("Mailtext").fill("Ohne Netz")
    expect(page.locator("#preview-notes")).to_contain_text("Die Vorschau ließ sich nicht aktualisieren.")
    expect(page.get_by_role("button", name="Vorschau aktualisieren")).to_be_visible()
    page.unroute("**/notification/preview")
    page.get_by_label("Mailtext").fill("Mit Netz")
    expect(page.frame_locator("iframe").get_by_text("Mit Netz")).to_be_visible()
    expect(page.locator("#preview-notes")).to_be_empty()


def test_leaving_with_unsaved_text_asks_first(page: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    page.get_by_label("Mailtext").press_sequentially("Noch nicht gespeichert")
    page.get_by_role("link", name="Protokoll", exact=True).click()
    page.wait_for_url("**/suppressions")
    assert asked == ["beforeunload"]


def test_saving_does_not_ask(page: Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Mailtext").press_sequentially("Text")
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.get_by_text("Der Entwurf ist gespeichert.")).to_be_visible()
    page.get_by_role("button", name="Schließen").click()
    expect(page.get_by_text("Der Entwurf ist gespeichert.")).to_have_count(0)
    page.get_by_role("link", name="Protokoll", exact=True).click()
    page.wait_for_url("**/suppressions")
    assert asked == []


def test_the_subject_stays_one_line(page: Page) -> None:
    page.get_by_label("Betreff").press_sequentially("eins\nzwei")
    expect(page.get_by_label("Betreff")).to_have_value("einszwei")


HOSTILE = (
    "<script>parent.document.title='x';document.title='x';fetch('/x')</script>",
    "<img src=x onerror=\"document.title='x'\"><svg onload=\"document.title='x'\">",
    "[klick](javascript:document.title='x')",
    "</textarea><script>document.title='x'</script>",
    "</iframe><script>document.title='x'</script>",
    '"><iframe srcdoc="<script>top.document.title=1</script>"></iframe>',
    "<meta http-equiv=refresh content='0;url=/logout'><base href=//evil.example><form action=/x>",
    "<a href='https://evil.example' target=_top>raus</a>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_does_nothing(page: Page, text: str, address: str) -> None:
    noise: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            noise.append(message.text)

    page.on("console", listen)
    page.get_by_label("Betreff").fill(text[:150])
    page.get_by_label("Mailtext").fill(f"{text}\n\nEnde der Mail")
    expect(page.frame_locator("iframe").get_by_text("Ende der Mail")).to_be_visible()
    for link in page.frame_locator("iframe").locator("a").all():
        link.click()
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.frame_locator("iframe").get_by_text("Ende der Mail")).to_be_visible()
    assert page.title() == "Benachrichtigung schreiben – Postschleuse"
    assert page.url.startswith(address)
    assert len(page.context.pages) == 1
    assert not [message for message in noise if "Content Security Policy" in message]
