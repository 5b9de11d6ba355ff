"""`flask notification check`: JSON lines on standard output, exit 1 if a draft breaks a rule, no database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from portal import create_app
from portal.settings import RelayAddress, Settings

CLEAN = "Guten Tag,\n\nder Umschlag Ihres Buches ist eingerissen. Ist Ihnen das recht?\n\nMit freundlichen Grüßen"


@pytest.fixture
def body_file(tmp_path: Path) -> Path:
    """Where the text of a test is written."""
    return tmp_path / "body.txt"


def run(tmp_path: Path, subject: str, body_file: object, *options: str, standard_input: bytes = b"") -> Result:
    """The command in an application whose database cannot be reached."""
    nowhere = f"sqlite:///{tmp_path / 'no' / 'folder' / 'portal.sqlite3'}"
    relay = RelayAddress(maildir=tmp_path / "outgoing")
    app = create_app(Settings(database_url=nowhere, secret_key="a key for tests", relay=relay, _env_file=None))
    arguments = ["notification", "check", "--subject", subject, "--body-file", str(body_file), *options]
    return app.test_cli_runner().invoke(args=arguments, input=standard_input)


def findings(result: Result) -> list[dict[str, str]]:
    """The lines of standard output."""
    return [json.loads(line) for line in result.stdout_bytes.decode("utf-8").splitlines()]


def test_a_clean_draft_gives_no_line(tmp_path: Path, body_file: Path) -> None:
    """And exit 0."""
    body_file.write_text(CLEAN, "utf-8")
    result = run(tmp_path, "Zu {{bestellnummer}}", body_file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_a_violation_is_a_line_and_exit_1(tmp_path: Path, body_file: Path) -> None:
    """With rule, severity, place, quotation and sentence, the text as typed."""
    body_file.write_text(f"{CLEAN}\n\nGrößere Auswahl: www.bücher-müller.example\n", "utf-8")
    result = run(tmp_path, "Zu {{bestellnummer}} 😀", body_file)
    assert result.exit_code == 1
    assert findings(result) == [
        {
            "rule": "no-emoji",
            "severity": "violation",
            "place": "subject",
            "quote": "😀",
            "sentence": "„😀“ ist ein Emoji. Streichen Sie das Zeichen.",
        },
        {
            "rule": "no-links",
            "severity": "violation",
            "place": "body",
            "quote": "www.bücher-müller.example",
            "sentence": "„www.bücher-müller.example“ ist ein Link, und Amazon entfernt ihn. Streichen Sie ihn, wenn er "
            "nicht nötig ist, um die Bestellung abzuschließen.",
        },
    ]


def test_warnings_and_hints_alone_are_exit_0(tmp_path: Path, body_file: Path) -> None:
    """They are printed all the same."""
    body_file.write_text(f"{CLEAN}\n\nEs gelten unsere AGB.\n\nIhre Amazon-Bestellnummer steht im Betreff.", "utf-8")
    result = run(tmp_path, "[Wichtig] {{bestellnummer}}", body_file)
    assert result.exit_code == 0
    assert [(line["rule"], line["severity"]) for line in findings(result)] == [
        ("no-important-subject", "warning"),
        ("legal-texts", "hint"),
        ("word-amazon", "warning"),
    ]


def test_the_language_is_an_option(tmp_path: Path, body_file: Path) -> None:
    """German is what is expected without it."""
    body_file.write_text(CLEAN, "utf-8")
    assert [line["rule"] for line in findings(run(tmp_path, "{{bestellnummer}}", body_file, "--language", "fr"))] == [
        "must-language"
    ]


def test_what_the_sanitiser_takes_out_is_named(tmp_path: Path, body_file: Path) -> None:
    """Under the rows on pictures and style."""
    body_file.write_text(
        f"{CLEAN}\n\n<table><tr><td>Gruß</td></tr></table> <b onclick='x()'>Ihr</b> <u>K. Brandt</u>\n", "utf-8"
    )
    result = run(tmp_path, "{{bestellnummer}}", body_file)
    assert result.exit_code == 1
    assert {line["rule"] for line in findings(result)} == {"style-alignment", "style-fonts", "no-tracking-pixel"}


def test_the_text_may_come_from_standard_input(tmp_path: Path) -> None:
    """As for publishing; with a byte order mark and Windows line ends too."""
    content = b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()
    assert run(tmp_path, "{{bestellnummer}}", "-", standard_input=content).exit_code == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), (b"\xff\xfe\xfa", "is not UTF-8"), (b"a" * 20_001, "20001 characters")],
)
def test_what_cannot_be_checked_is_said(tmp_path: Path, body_file: Path, content: bytes | None, says: str) -> None:
    """A sentence on standard error, exit 1, nothing on standard output."""
    if content is not None:
        body_file.write_bytes(content)
    result = run(tmp_path, "{{bestellnummer}}", body_file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    """Nor a missing option a draft."""
    assert "cannot be read" in run(tmp_path, "{{bestellnummer}}", tmp_path).stderr
