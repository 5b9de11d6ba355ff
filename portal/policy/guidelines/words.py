"""A shown text as words: where each stands, to which sentence and clause it belongs, and what is a book's title.

Where a draft speaks of the book (a bibliographic line, a title in quotation marks) its words are the author's and not
the merchant's: they are marked as `quoted`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from portal.policy.guidelines.lexicon import words_in
from portal.policy.guidelines.shown import Shown, Span

_WORD = re.compile(r"\{\{[^{}\n]{0,80}\}\}|[^\W_]+|[%€$£]")
# Behind these a full stop ends no sentence; nor behind numbers and single letters.
_SHORT = words_in("""abb abs aufl bd bde bes betr bsp bzw ca dr etc evtl ff fr geb gebr ggf hr hrsg ill illustr
    inkl jg jh jhdt kl max
    min mio mr mrs ms nr od orig prof resp sog st str tel usw verl vgl vol zb zzgl fon no art ed ref""")
_SHORT_LINE = 44  # characters; text that a program has wrapped has longer lines
_QUOTED = re.compile(r"[„“\"»«”]([^„“\"»«”\n]{1,150})[“”\"«»]")
_LEADS_TO_A_BUTTON = re.compile(r"(?:auf|unter|klick\w{0,6}|link|button|schaltflache|click|on|sur|su|en)\s*\Z")

_LABELLED = re.compile(
    r"\s*[-*•–]?\s*(?:titel|artikel|buch|autor|verfasser|werk|title|item|book|author|titre|livre|titolo|libro|titulo"
    r"|articulo|auteur)\s?:\s"
)
_AUTHOR = re.compile(r"\s*[-*•–]?\s*[^\W\d_][^\W\d_'. -]{1,30},\s[^\W\d_][\w'. -]{0,30}(?:\([^)\n]{1,12}\)\s?)?\s?:\s")
_IMPRINT = re.compile(
    r"(?<![\d./])\b(?:1[4-9]|20)\d\d\b|\bisbn\b|\b(?:verlag|aufl|auflage|hrsg|herausgegeben|halbleinen|halbleder|oleinen|broschur"
    r"|erstausgabe|jahrgang|publisher|edition|hardcover|paperback|editions|edizioni|editorial)\b"
)
_NO_IMPRINT = re.compile(r"[%€]|\b(?:bis|ab|gultig|until|valid|from|code)\b")
_ADDRESSING = words_in("""sie ihnen ihr ihre ihren ihrem ihrer ihres wir uns unser unsere unseren unserem unserer
    ich mir mich dir dich du
    dein deine deinen deiner bitte you your we our us i my me please vous votre vos nous notre nos merci noi vostro
    vostra nostro nostra nostri vi ci usted su sus nuestro nuestra nuestros tu tus ud le""")

PARAGRAPH, SENTENCE, CLAUSE = 3, 2, 1  # what may end between two words


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a shown text, folded, in parallel rows; placeholders are left out.

    words[i] is folded[starts[i]:ends[i]]; `sentences` and `clauses` number what each belongs to; between
    paragraphs a number of sentences is left out. `quoted`: the spans of the folded text that are a book's own words.
    """

    shown: Shown
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    clauses: list[int]
    quoted: list[Span]

    def append(self, word: str, start: int, end: int, sentence: int, clause: int) -> None:
        """One word more."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        self.sentences.append(sentence)
        self.clauses.append(clause)

    def span(self, first: int, last: int) -> Span:
        """The words from first to last as a span of the text as typed."""
        return self.shown.typed_span(self.starts[first], self.ends[last])

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether all of it stands in a title."""
        index = bisect_left(self.quoted, (self.starts[first] + 1, 0)) - 1
        return index >= 0 and self.quoted[index][0] <= self.starts[first] and self.ends[last] <= self.quoted[index][1]

    def sentence_of(self, index: int) -> Span:
        """The first and the last word of the sentence in which a word stands."""
        number = self.sentences[index]
        return bisect_left(self.sentences, number), bisect_left(self.sentences, number + 1) - 1

    def last_paragraph(self) -> int:
        """The first word of the last paragraph."""
        for index in range(len(self.words) - 1, 0, -1):
            if self.sentences[index] - self.sentences[index - 1] > 1:
                return index
        return 0


def words_of(shown: Shown) -> Words:
    """Cut the text into words. Linear in its length."""
    row = Words(shown, [], [], [], [], [], _quoted(shown.folded))
    sentence = clause = end = line_start = 0
    word = ""
    for found in _WORD.finditer(shown.folded):
        start = found.start()
        if end and (start != end + 1 or shown.folded[end] != " "):
            between = shown.folded[end:start]
            step = _boundary(between, word, end - line_start)
            sentence += max(0, step - CLAUSE)
            clause += step > 0
            line_start = start if "\n" in between else line_start
        end = found.end()
        if found[0][0] != "{":
            word = found[0]
            row.append(word, start, end, sentence, clause)
    return row


def _boundary(between: str, word: str, line_length: int) -> int:
    """What ends between two words: nothing, a clause, a sentence."""
    if between.count("\n") > 1:
        return PARAGRAPH
    if "!" in between or "?" in between or "…" in between:
        return SENTENCE
    if "\n" in between and (line_length < _SHORT_LINE or between.strip(" \n") in {"-", "*", "•", "–", "·"}):
        return SENTENCE
    if "." in between and not (word.isdigit() or len(word) == 1 or word in _SHORT):
        return SENTENCE if between.strip() != between or "\n" in between else 0
    return CLAUSE if any(sign in between for sign in ",;:()") or between.strip() in {"-", "–"} else 0


def _quoted(folded: str) -> list[Span]:
    """What is the book's and not the merchant's: bibliographic lines, and quotations that no button is named by."""
    found = list(_bibliographic_lines(folded))
    for quotation in _QUOTED.finditer(folded):
        if not _LEADS_TO_A_BUTTON.search(folded[max(0, quotation.start() - 24) : quotation.start()]):
            found.append(quotation.span())
    return _apart(sorted(found))


def _apart(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _bibliographic_lines(folded: str) -> Iterator[Span]:
    start = 0
    for line in folded.split("\n"):
        if _is_bibliographic(line[:400]):
            yield start, start + len(line)
        start += len(line) + 1


def _is_bibliographic(line: str) -> bool:
    if _LABELLED.match(line):
        return True
    by_author = _AUTHOR.match(line) is not None
    if by_author and _IMPRINT.search(line):
        return True
    if not by_author and ("," not in line or not _IMPRINT.search(line) or _NO_IMPRINT.search(line)):
        return False
    return _ADDRESSING.isdisjoint(_WORD.findall(line))
