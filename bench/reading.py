"""How fast and how sturdy the reading of mails is: `.venv/bin/python -m bench.reading [runs]`.

Milliseconds for realistic mails (with the two libraries beside it), a 25 MB mail's time and memory, and fuzz runs over
the mutated corpus: each must end in a reading or in Unreadable, and the quick look must never pass what is refused.
"""

import email
import random
import resource
import subprocess
import sys
import time
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Callable
from functools import partial
from pathlib import Path

import fast_mail_parser

from portal.mail.quicklook import surely_free
from portal.mail.reading import Unreadable, read
from portal.policy import recognition, word

CORPUS = Path(__file__).parents[1] / "tests" / "eml"
HEAD = b"From: b@lindenhof.example\r\nTo: k@mail.example\r\nSubject: Ihre Bestellung 71530\r\nMIME-Version: 1.0\r\n"
LINE = "Vielen Dank für Ihre „Bestellung“: Humboldt, Reise in die Äquinoktial-Gegenden, 3 Bände, 18,50 €.\r\n"
ROW = (
    '<tr><td style="padding:4px">1 x</td><td>'
    '<a href="https://x.example/b?a=1&amp;b=2">Humboldt: Reise in die Äqui</a></td></tr>'
)
PLAIN = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
HTML = PLAIN.replace(b"plain", b"html")


def plain_mail(lines: int) -> bytes:
    return HEAD + PLAIN + b2a_qp((LINE * lines).encode())


def html_mail(rows: int) -> bytes:
    markup = f"<html><head><style>p{{margin:0}}</style></head><body><table>{ROW * rows}</table></body></html>"
    parts = PLAIN + b2a_qp((LINE * (rows // 2)).encode()) + b"\r\n--=b\r\n" + HTML + b2a_qp(markup.encode())
    return HEAD + b'Content-Type: multipart/alternative; boundary="=b"\r\n\r\n--=b\r\n' + parts + b"\r\n--=b--\r\n"


def picture_mail(size: int) -> bytes:
    """Text and one picture, as many bytes as asked for."""
    picture = encodebytes(random.Random(1).randbytes(size * 57 // 79)).replace(b"\n", b"\r\n")
    image = (
        b"\r\n--=b\r\nContent-Type: image/jpeg; name=bild.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + picture
    )
    return HEAD + b'Content-Type: multipart/mixed; boundary="=b"\r\n\r\n--=b\r\n' + PLAIN + b"x" + image + b"--=b--\r\n"


def text(size: int) -> bytes:
    return (LINE * (size // len(LINE.encode()))).encode()


LARGE: dict[str, Callable[[int], bytes]] = {
    "25 MB with a picture": picture_mail,
    "25 MB of plain text": lambda size: HEAD + PLAIN.replace(b"quoted-printable", b"8bit") + text(size),
    "25 MB of quoted-printable": lambda size: (HEAD + PLAIN + b2a_qp(text(size)))[:size],
    "25 MB of base64 text": lambda size: (
        HEAD + PLAIN.replace(b"quoted-printable", b"base64") + encodebytes(text(size))
    )[:size],
    "25 MB of HTML": lambda size: (
        HEAD + HTML.replace(b"quoted-printable", b"8bit") + (ROW * (size // len(ROW))).encode()
    ),
}


def judged(data: bytes) -> str:
    """The whole way of a mail through this room and the rules: "", or a reason to refuse it."""
    try:
        reading = read(data)
    except Unreadable:
        return "unreadable"
    if any(recognition.alias(address) for _, address in reading.addresses):
        return "amazon_recipient"
    return "amazon_word" if any(word.contains(text) for _, text in reading.passages) else ""


def by_stdlib(mail: bytes) -> list[object]:
    return [part.get_payload(decode=True) for part in email.message_from_bytes(mail).walk()]


def milliseconds(action: Callable[[], object], runs: int = 100) -> float:
    """The best of five rounds, per run."""
    rounds = []
    for _ in range(5):
        started = time.perf_counter()
        for _ in range(runs):
            action()
        rounds.append(time.perf_counter() - started)
    return min(rounds) / runs * 1000


def measure_realistic() -> None:
    mails = {
        "plain 3 kB": plain_mail(25),
        "plain 12 kB": plain_mail(100),
        "html 10 kB": html_mail(40),
        "html 30 kB": html_mail(120),
    }
    print(
        f"{'mail':14}{'bytes':>8}{'quick look':>12}{'read':>8}{'judged':>8}{'fast-mail-parser':>18}{'stdlib':>8}   ms"
    )
    for name, mail in mails.items():
        figures = (
            milliseconds(partial(surely_free, mail)),
            milliseconds(partial(read, mail)),
            milliseconds(partial(judged, mail)),
            milliseconds(partial(fast_mail_parser.parse_email, mail)),
            milliseconds(partial(by_stdlib, mail)),
        )
        print(
            f"{name:14}{len(mail):8}{figures[0]:12.3f}{figures[1]:8.3f}{figures[2]:8.3f}{figures[3]:18.3f}{figures[4]:8.3f}"
        )


def measure_large(name: str) -> None:
    """One large mail in this process, which must be fresh: the peak of memory is the process's."""
    mail = LARGE[name](25_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    reason = judged(mail)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = f"peak {after / 1024:.0f} MB, {before / 1024:.0f} MB of it before"
    print(f"{name:28}{len(mail):>10} bytes  {seconds:6.2f} s  {peak}  {reason or 'passes'}")


def fuzz(runs: int, seed: int = 1) -> None:
    """Mutations of the corpus: no error but Unreadable, no mail over half a second, no slip of the quick look."""
    chance = random.Random(seed)
    corpus = [path.read_bytes()[:20_000] for path in sorted(CORPUS.glob("*.eml"))]
    slowest, counts = 0.0, {"": 0, "amazon_word": 0, "amazon_recipient": 0, "unreadable": 0}
    for _ in range(runs):
        mail = mutated(chance.choice(corpus), chance)
        started = time.perf_counter()
        reason = judged(mail)
        slowest = max(slowest, time.perf_counter() - started)
        counts[reason] += 1
        assert not (reason and surely_free(mail)), mail
    print(f"{runs} fuzz runs: {counts}, slowest {slowest * 1000:.0f} ms")


def mutated(mail: bytes, chance: random.Random) -> bytes:
    pieces = bytearray(mail)
    for _ in range(chance.randint(1, 10)):
        start = chance.randrange(len(pieces) + 1)
        old = bytes(pieces[start : start + chance.choice((1, 1, 3, 40, 200))])
        new = chance.choice(
            (b"", b"\r\n", b"\0", b"=", b"=?", b"--", b'"', b"\xff", b"<", old * 2, chance.randbytes(3))
        )
        pieces[start : start + len(old)] = new
    return bytes(pieces)


def main(runs: int = 100_000) -> None:
    measure_realistic()
    for name in LARGE:
        subprocess.run([sys.executable, "-m", "bench.reading", name], check=True)
    fuzz(runs)


if __name__ == "__main__":
    argument = sys.argv[1] if len(sys.argv) > 1 else "100000"
    if argument.isdigit():
        main(int(argument))
    else:
        measure_large(argument)
