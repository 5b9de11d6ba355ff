"""Writing into a Maildir: a mail is synced first and then renamed into `new/`, so that it appears whole or not."""

from __future__ import annotations

import os
from pathlib import Path


def put(folder: Path, name: str, content: bytes) -> None:
    """Put a mail into `new/` under this name, in the place of one that has it; an OSError leaves nothing behind."""
    for place in ("tmp", "new", "cur"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    draft = folder / "tmp" / f"{name}.{os.getpid()}"
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / "new" / name)
    finally:
        draft.unlink(missing_ok=True)
    _sync(folder / "new")


def _sync(folder: Path) -> None:
    """So that the name, too, survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
