"""Mails out of files: single ones, mbox files, Maildirs and folders of all of them; never more than one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_PIECE = 1_048_576
_MBOX = b"From "


@dataclass(frozen=True, slots=True)
class Found:
    """A mail and where it was: the file, with the mail's number behind a colon in an mbox. None: beyond the limit."""

    place: str
    content: bytes | None


def mails(path: Path, largest: int) -> Iterator[Found]:
    """Every mail at the path, in the order of names; raises OSError for what cannot be read."""
    if path.is_dir():
        for inner in _files(path):
            yield from mails(inner, largest)
    elif _is_mbox(path):
        with path.open("rb") as file:
            for number, content in enumerate(_split(file, largest), start=1):
                yield Found(f"{path}:{number}", content)
    else:
        with path.open("rb") as file:
            content = file.read(largest + 1)
        yield Found(str(path), content if len(content) <= largest else None)


def _files(folder: Path) -> Iterator[Path]:
    """A Maildir's mails, else the mails and mailboxes of the folder and the folders in it."""
    is_maildir = (folder / "new").is_dir() and (folder / "cur").is_dir()
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not is_maildir or path.name not in {"new", "cur", "tmp"}:
                yield from _files(path)
        elif path.suffix.lower() in {".eml", ".mbox"}:
            yield path
    if is_maildir:
        yield from sorted(path for name in ("new", "cur") for path in (folder / name).iterdir() if path.is_file())


def _is_mbox(path: Path) -> bool:
    if path.suffix.lower() == ".eml":
        return False
    with path.open("rb") as file:
        return path.suffix.lower() == ".mbox" or file.read(len(_MBOX)) == _MBOX


def _split(file: BinaryIO, largest: int) -> Iterator[bytes | None]:
    """The mails of an mbox: each begins behind a line "From ..." that stands first or follows an empty line."""
    mail, length, is_after_empty, is_begun = bytearray(), 0, True, False
    starts_line = True
    while line := file.readline(_PIECE):
        if starts_line and is_after_empty and line.startswith(_MBOX):
            if is_begun:
                yield bytes(mail) if length <= largest else None
            mail, length, is_begun = bytearray(), 0, True
        elif is_begun or line.strip():
            is_begun = True
            length += len(line)
            if length <= largest:
                mail += line
        is_after_empty = starts_line and line in {b"\n", b"\r\n"}
        starts_line = line.endswith(b"\n")
    if is_begun:
        yield bytes(mail) if length <= largest else None
