"""`flask check`: mails in files get the gateway's verdict, one line each; and `flask smtp add`."""

from __future__ import annotations

import csv
import mailbox
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from portal.settings import ROOT
from portal.store import credentials
from portal.store.database import Database
from portal.store.tables import Merchant
from tests.conftest import MerchantAccount
from tests.integration.gateways import CLEAN, WITH_WORD

CORPUS = ROOT / "tests" / "eml"
PLAIN = CLEAN.replace(b"\r\n", b"\n")
WORD = WITH_WORD.replace(b"\r\n", b"\n")


@pytest.fixture(scope="module")
def commands() -> Flask:
    """The commands need no database."""
    from portal import create_app
    from tests.integration.conftest import relay_settings

    return create_app(relay_settings("sqlite://", 25))


def check(commands: Flask, *paths: Path) -> tuple[int, list[list[str]]]:
    """The exit code, and each line's fields."""
    result = commands.test_cli_runner().invoke(args=["check", *map(str, paths)])
    return result.exit_code, [line.split("\t") for line in result.stdout.splitlines()]


def test_corpus_by_files(commands: Flask) -> None:
    """The folder in one call: every mail has its expected verdict."""
    with (CORPUS / "expected.tsv").open(encoding="utf-8", newline="") as file:
        expected = {row["file"]: [row["verdict"], row["reason"] or ""] for row in csv.DictReader(file, delimiter="\t")}
    code, lines = check(commands, CORPUS)
    assert code == 1
    assert {Path(line[2]).name: line[:2] for line in lines} == expected
    assert all(len(line) == 4 for line in lines)


def test_mails_that_all_pass(commands: Flask, tmp_path: Path) -> None:
    """Exit 0, with the subject in readable letters on one line."""
    subject = PLAIN.replace(b"Subject: Ihre Bestellung", b"Subject: =?utf-8?q?B=C3=BCcher=09und?=\n mehr")
    (tmp_path / "a.eml").write_bytes(subject)
    assert check(commands, tmp_path / "a.eml") == (0, [["pass", "", str(tmp_path / "a.eml"), "Bücher und mehr"]])


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_mbox(commands: Flask, tmp_path: Path, line_end: bytes) -> None:
    """Each mail with its number; "From" at the beginning of a line within a text starts no new one."""
    inner = b"\nText\nFrom the beginning\n>From quoted\n"
    mails = [PLAIN + inner, WORD, PLAIN]
    path = tmp_path / "box"
    content = b"".join(b"From a@b.example Tue Nov  3 09:15:00 2020\n" + mail + b"\n" for mail in mails)
    path.write_bytes(content.replace(b"\n", line_end))
    code, lines = check(commands, path)
    assert code == 1
    assert [line[:3] for line in lines] == [
        ["pass", "", f"{path}:1"],
        ["refuse", "amazon_word", f"{path}:2"],
        ["pass", "", f"{path}:3"],
    ]


def test_mbox_as_python_writes_it(commands: Flask, tmp_path: Path) -> None:
    """Escaped lines and all; empty boxes are no mistake."""
    box = mailbox.mbox(tmp_path / "python.mbox")
    for mail in (PLAIN + b"\nFrom here\n", WORD):
        box.add(mail)
    box.close()
    (tmp_path / "empty.mbox").touch()
    code, lines = check(commands, tmp_path)
    assert (code, [line[0] for line in lines]) == (1, ["pass", "refuse"])


def test_maildir_with_folders(commands: Flask, tmp_path: Path) -> None:
    """New and seen mails, those of its folders too; not what is half written."""
    box = mailbox.Maildir(tmp_path / "Maildir")
    box.add(PLAIN)
    seen = mailbox.MaildirMessage(WORD)
    seen.set_subdir("cur")
    box.add(seen)
    box.add_folder("Sent").add(WORD)
    (tmp_path / "Maildir" / "tmp" / "half").write_bytes(WORD)
    code, lines = check(commands, tmp_path)
    assert (code, sorted(line[0] for line in lines)) == (1, ["pass", "refuse", "refuse"])
    box.close()


def test_mail_beyond_the_limit(commands: Flask, tmp_path: Path) -> None:
    """The gateway would not take it either."""
    (tmp_path / "large.eml").write_bytes(PLAIN + b"x" * 27_000_000)
    (tmp_path / "large.mbox").write_bytes(b"From a\n" + PLAIN + b"x\n" * 13_500_000 + b"\nFrom b\n" + PLAIN)
    code, lines = check(commands, tmp_path)
    assert code == 1
    assert [line[:2] for line in lines] == [["refuse", "too_large"], ["refuse", "too_large"], ["pass", ""]]


def test_nothing_there(commands: Flask) -> None:
    """Wrong usage."""
    assert check(commands, Path("/nowhere"))[0] == 2
    assert check(commands)[0] == 2


def test_memory_stays_constant(tmp_path: Path) -> None:
    """A mailbox of 120 MB is read within the memory of its largest mail."""
    path = tmp_path / "large.mbox"
    with path.open("wb") as file:
        for _ in range(400):
            file.write(b"From a@b.example\n" + PLAIN + b"Guten Tag und auf Wiedersehen\n" * 10_000 + b"\n")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (200_000_000, 200_000_000))

    command = [sys.executable, "-m", "flask", "check", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert (done.returncode, done.stdout.count("pass\t")) == (0, 400), done.stderr


def test_smtp_login_is_shown_once(app: Flask, database: Database, merchant: MerchantAccount) -> None:
    """Username, tab, password; only a hash is kept; a closed or unknown merchant gets none."""
    runner = app.test_cli_runner()
    result = runner.invoke(args=["smtp", "add", str(merchant.id), "whBOOK"])
    assert result.exit_code == 0
    username, password = result.stdout.rstrip("\n").split("\t")
    with database.read() as session:
        (row,) = credentials.list_credentials(session, merchant.id)
        assert (row.username, row.label) == (username, "whBOOK")
        assert password not in row.digest
        login = credentials.find_login(session, username, password, row.created_at)
    assert login is not None
    assert login.merchant_id == merchant.id
    assert runner.invoke(args=["smtp", "add", "99", "x"]).exit_code == 1
    assert runner.invoke(args=["smtp", "add", str(merchant.id), "\n"]).exit_code == 1
    with database.write() as session:
        session.get_one(Merchant, merchant.id).state = "closed"
    assert runner.invoke(args=["smtp", "add", str(merchant.id), "x"]).exit_code == 1
    with database.read() as session:
        assert credentials.find_login(session, username, password, row.created_at) is None
