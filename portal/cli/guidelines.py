"""`flask notification check`: a draft against Amazon's guidelines, one finding a line as JSON. Needs no database."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from portal.mail import markup, writing
from portal.policy import guidelines
from portal.policy.guidelines import Finding
from portal.policy.guidelines.rules import Severity

_STANDARD_INPUT = "-"


@click.command("check")
@click.option("--subject", required=True, help="One line.")
@click.option("--body-file", required=True, help="The text, UTF-8; - for standard input.")
@click.option("--language", default="de", show_default=True, help="The language that the text is meant for.")
def check(subject: str, body_file: str, language: str) -> None:
    """Check a draft against Amazon's guidelines: a line of JSON for each finding, exit 1 if any is a violation."""
    body = _read(body_file)
    if len(body) > writing.MAX_BODY:
        raise click.ClickException(f"The text has {len(body)} characters; {writing.MAX_BODY} are possible. Shorten it.")
    findings = guidelines.check(subject, body, language=language, taken_out=markup.taken_out(body))
    for finding in findings:
        sys.stdout.buffer.write(_line(finding).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
    sys.exit(1 if any(finding.severity is Severity.VIOLATION for finding in findings) else 0)


def _read(body_file: str) -> str:
    """The text with line feeds as line ends."""
    try:
        content = sys.stdin.buffer.read() if body_file == _STANDARD_INPUT else Path(body_file).read_bytes()
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise click.ClickException(f"{body_file} cannot be read: {error.strerror}.") from None
    except ValueError:  # no UTF-8, or a name that no file can have
        raise click.ClickException(f"{body_file} is not UTF-8. Save it as UTF-8 and try again.") from None


def _line(finding: Finding) -> str:
    return json.dumps(
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "place": finding.place,
            "quote": finding.quote,
            "sentence": finding.sentence,
        },
        ensure_ascii=False,
    )
