"""Messages that only thank or offer help: what is left of a text without greeting, sign-off and such words?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.lexicon import Lexicon, words_in
from portal.policy.guidelines.words import Words

_LEXICON = Lexicon()
_THANKS = _LEXICON.number(
    words_in("""dank danke danken bedanken bedanke dankeschön herzlichst thank thanks thankful grateful merci
        remercions remercie
    grazie ringraziamo ringrazio gracias agradecemos freude* vergnügen lesevergnügen gefreut fragen frage questions
    question helfen hilfe weiterhelfen help assistance assist verfügung unterstützen disposition disposizione
    disposición domande preguntas enjoy""")
)
# Words that such messages are made of besides.
_FILLING = _LEXICON.number(
    words_in("""der die das den dem des ein eine einen einem einer eines und oder aber auch noch nur sehr ganz mehr
        viel viele
    vielen viel gern gerne jederzeit immer stets mal wieder bald hier heute so wie als wenn falls sollten sollte haben
    hat hatten hätten ist sind war waren sein wird werden würden würde kann können könnten möchten möchte wollen dürfen
    darf sie ihnen ihr ihre ihren ihrem ihrer wir uns unser unsere unserem unseren unserer ich mir mich mein meine
    du dir
    dich dein deine deinen euch es sich man für mit bei zu zur zum von vom im in an am auf aus um über unter bis
    dass das
    dieser diese dieses diesem diesen alle alles irgend irgendwelche etwas nichts nicht kein keine bitte einfach
    herzlichen herzliche herzlichem herzliches beim auftrag auftrags herzlich besten lieben schönen schöne schönes
    schöner guten gute recht großen großes
    bestellung bestellungen bestellt bestellten bestellen einkauf einkaufs kauf käufe gekauft erworben buch bücher
    büchern buches lektüre lesen lesestunden stunden exemplar titel werk artikel ware nummer bestellnummer vertrauen
    entgegengebrachte entgegengebrachtes interesse entscheidung entschieden geschenkt schenken wünschen wünsche wünscht
    hoffen hoffe hoffentlich gefällt gefallen freut freuen freue stehen steht stehe melden melde meldet schreiben
    schreibe kontaktieren kontakt wenden wende antworten antwort beantworten beantworte nachricht nachrichten mail
    anliegen problem probleme problemen schwierigkeiten unklarheiten wünsche anregungen rückfragen rückfrage zögern
    scheuen team kundendienst kunde kunden käufer weiterhin tag tage woche wochenende zeit zeiten jeder
    jede selbstverständlich natürlich sofort persönlich rund ums offen offene offenen support service antiquariat haus
    geehrte geehrter geehrten liebe lieber hallo guten tag moin grüß gott damen herren frau herr grüße grüßen
    gruß freundlichen freundliche viele beste
    the a an and or but for your you yours our we us i me my of to in on at by with from about any some this that it its
    is are was be been have has had will would can could should if there do does not no so very much again all also
    please
    order orders purchase purchases purchasing ordering buying bought shopping book books item reading read number
    happy glad pleased hope trust interest choosing chosen chose customer customers business custom support contact
    write reply answer message messages email hesitate feel free let know need needs anything problems problem issues
    issue further always here ready dear hello hi sir madam kind regards best wishes bookshop small supporting
    sincerely yours team concerns
    concerning regarding time day appreciate appreciated really sincere warmest warm truly many
    le la les de du des vous votre nous notre pour et à au en si avez des questions question bonjour cordialement
    commande
    achat confiance hésitez pas contacter restons reste toute tout livre lecture bonne
    il lo gli per suo sua vostro vostra ordine acquisto fiducia siamo a sua vostra se ha avete domanda libro lettura
    cordiali saluti gentile cliente
    el los por su sus pedido compra confianza estamos si tiene pregunta libro lectura saludos cordiales estimado cliente
    """)
)
_GREETINGS = words_in("guten sehr liebe lieber hallo moin dear hello hi bonjour gentile estimado estimada buongiorno")
_FAREWELLS = words_in(
    """grussen gruss grusse grusst gruessen gruesse regards sincerely wishes cordialement saluti saludos faithfully
    salutations hochachtung"""
)
_FEW = 0.1  # of all words may be others: a name, a polite word that the list lacks
_MOST_OTHERS = 2
_FREE = 2  # others in a clause that thanks or offers help: what one thanks for
_SIGNATURE = 6  # words of a last paragraph that may be a name alone
_SUBSTANCE = _LEXICON.number(
    words_in("""rechnung* liefer* versand* versend* verschick* adress* anschrift* zustand* widerruf* sendung*
        paket* beschädig*
    mangel* mängel* storn* zoll* papier* steuer* rückgab* rücksend* erstatt* lager* feiertag* urlaub* ferien* verzöger*
    porto* lieferzeit* beilieg* beigeleg* beschreib* einband* seite* post* dhl* packstation* format* gewicht*
    fehl* falsch* hausnummer* nennen teilen prüfen nachlieferung* ersatz* vergriffen* invoice* ship* deliver*
    address* condition* refund* return* customs
    delay* parcel* package* paper* dispatch* damage* tracking* withdraw* postage* facture* livraison* adresse* colis*
    fattura* spedi* consegna* pacco* indirizzo* factura* envío* entrega* dirección* paquete* sterne* bewert* rezension*
    feedback review* rating* rate newsletter gutschein* rabatt* shop* angebot* katalog*""")
)


def thanks_hits(words: Words) -> Iterator[Hit]:
    """At most one hit, the first sentence that thanks or offers help, if the text says nothing else."""
    begin, end = _between_greeting_and_farewell(words)
    groups = {index: _LEXICON.groups_of(words.words[index]) for index in range(begin, end)}
    polite = [index for index, found in groups.items() if _THANKS in found]
    if not polite or any(_SUBSTANCE in found for found in groups.values()):
        return
    others = Counter(words.clauses[index] for index, found in groups.items() if _is_other(words, index, found))
    others.subtract({words.clauses[index]: _FREE for index in polite})
    if sum(count for count in others.values() if count > 0) <= max(_MOST_OTHERS, _FEW * len(groups)):
        yield Hit("no-thanks-only", *words.span(*words.sentence_of(polite[0])))


def _between_greeting_and_farewell(words: Words) -> tuple[int, int]:
    """From the first word behind the greeting to the one before the farewell; names stand outside."""
    begin, end = 0, len(words.words)
    if end and words.words[0] in _GREETINGS:
        begin = next((index for index in range(end) if words.clauses[index] != words.clauses[0]), 0)
    farewells = [index for index in range(begin, end) if words.words[index] in _FAREWELLS]
    if farewells:
        return begin, max(begin, words.sentence_of(farewells[-1])[0])
    last = words.last_paragraph()
    return begin, last if begin < last and end - last <= _SIGNATURE else end


def _is_other(words: Words, index: int, found: tuple[int, ...]) -> bool:
    word = words.words[index]
    return not found and not word.isdigit() and len(word) > 1 and not words.is_quoted(index, index)
