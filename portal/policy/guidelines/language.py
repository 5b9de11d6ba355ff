"""The language of a draft: does the text contradict the language that it is meant for?

A small profile of common words a language tells; titles and placeholders do not count. Short texts give no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.words import Words
from portal.policy.lookalikes import fold

_COMMON = {
    "de": """der die das und ist nicht sie ihre ihnen ihr ihren ihrer mit für von zu wir uns bei auf ein eine einen den
        dem des haben wird sind bitte vielen dank bestellung im am zur zum freundlichen grüßen auch werden oder wenn
        guten tag liebe sehr geehrte buch liegt haben unserer aus noch nach wie es liegen""",
    "en": """the and is of to you your we our for with this that are have has it please thank thanks on be will as by
        from any if not an was dear regards kind book order or us can at sincerely best would""",
    "fr": """le la les et est de du des vous votre vos nous notre pour avec dans une un que qui au aux par sur pas merci
        commande bonjour cordialement ce cette ne si en livre être plus sont madame monsieur""",
    "it": """il lo la gli e è di del della che un una per con non suo sua vostro nostro grazie ordine da nel al alla le
        sono ha abbiamo ci si in questo gentile cordiali saluti libro prego dei delle buongiorno se vi""",
    "es": """el la los las y es de del que un una por con no su sus para gracias pedido se en al lo nuestro nuestra
        usted le hemos este esta estimado saludos cordiales libro si más son ha hola""",
    "nl": """de het een en is van u uw wij ons niet met voor op te dat deze zijn hebben wordt bestelling dank bij aan om
        als ook naar er maar kunt vriendelijke groet geachte boek hartelijk onze beste heeft dit""",
    "pl": """i w na jest nie z do się że za o dla od przez pana pani państwa zamówienie zamówienia dziękujemy prosimy
        pozdrawiamy to jak oraz po czy są książka dzień dobry szanowni państwo przesyłka naszego""",
    "sv": """och är att det en ett som för med på av inte vi din er till har den du om kan vår tack beställning
        hälsningar
        vänliga bok från eller ni de i hej så ska detta var vara""",
}
_PROFILES = {code: frozenset(fold(words).split()) for code, words in _COMMON.items()}
_LEAST_WORDS, _LEAST_COMMON = 4, 3
_MARGIN = 2.0  # the other language must show twice as many common words


def language_hits(words: Words, language: str) -> Iterator[Hit]:
    """At most one hit: the first sentence that is in another language, if the text as a whole is."""
    own = _PROFILES.get(language[:2].lower())
    indexes = [index for index in range(len(words.words)) if not words.is_quoted(index, index)]
    if own is None or len(indexes) < _LEAST_WORDS:
        return
    counted = Counter(words.words[index] for index in indexes)
    scores = {code: sum(counted[word] for word in profile & counted.keys()) for code, profile in _PROFILES.items()}
    other = max(scores, key=lambda code: scores[code])
    if scores[other] < _LEAST_COMMON or scores[other] <= _MARGIN * scores[language[:2].lower()]:
        return
    first = next(index for index in indexes if words.words[index] in _PROFILES[other] - own)
    yield Hit(f"must-language/{other}", *words.span(*words.sentence_of(first)))
