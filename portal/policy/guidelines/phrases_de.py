"""German phrases, as data: what gives a finding. The notation: `matching.py`.

A topic is a rule's id, with a part of its own behind a slash where the sentence to it differs. Names in capitals are
lists of `lists_de.py`; what takes a finding back stands in `harmless_de.py`. Umlauts are written as
umlauts; ue and u are found as well, so "würde" is "wurde" here.
"""

PHRASES = {
    "no-order-confirmation/order": """
        wir|ich ... BESTELLUNG .. erhalten|bekommen|empfangen|angenommen|aufgenommen|registriert|verbucht|vorgemerkt
        BESTELLUNG ... wir|ich .. erhalten|bekommen|angenommen|aufgenommen|registriert|verbucht|vorgemerkt
        wir|ich .. erhielten|erhielt .. BESTELLUNG
        BESTELLUNG ... eingegangen|eingelangt|angenommen|entgegengenommen
        BESTELLUNG .. ist|wurde|sind|wurden ... erfasst|registriert|aufgenommen|verbucht|bestätigt
        BESTELLUNG .. bei uns|mir ... eingetroffen|angekommen
        BESTELLUNG .. ist|sind .. versandfertig|versandbereit
        BESTELLUNG liegt|liegen uns|mir .. vor
        BESTELLUNG ... in bearbeitung
        BESTELLUNG .. wird|wurde|werden .. bearbeitet
        bearbeiten .. BESTELLUNG
        eingang ihrer|deiner|der|ihres|deines|des BESTELLUNG
        erhalt ihrer|deiner|ihres .. BESTELLUNG .. bestätig*
        bestätig* ... eingang|erhalt ihrer|deiner|der|ihres|des .. BESTELLUNG
        bestätig* .. ihre|deine|ihren|deinen|die|den|folgende .. BESTELLUNG
        BESTELLUNG ... bestätigen|bestätige
        bestelleingang*|bestellbestätigung*|auftragsbestätigung*|eingangsbestätigung*|kaufbestätigung*
        bestätigung ihrer|deiner|der|ihres .. BESTELLUNG
        BESTELLUNG bestätigt
        eingangs|bestell|auftrags und bestellbestätigung|auftragsbestätigung
        """,
    "no-order-confirmation/shipping": """
        ist|sind|wurde|wurden|habe|haben|hat|hatte|hatten ... VERSANDT
        WARE VERSANDT
        WARE ist|sind .. raus
        VERSANDT wurde|ist|haben
        ist|sind|wurde|wurden|habe|haben ... POST .. übergeben|gegeben|gebracht|aufgegeben|anvertraut|eingeliefert
        versandt|versendet|verschickt|aufgegeben am|heute|gestern
        ist|sind|befindet|befinden ... unterwegs
        unterwegs zu ihnen|dir
        auf dem|den weg zu ihnen|dir
        ist|sind|befindet|befinden .. auf dem|den .. weg
        auf der|die reise zu|nach|begeben|geschickt|gegangen
        auf den|die weg|reise .. gebracht|gemacht|geschickt|gegeben|begeben
        macht|machen|machte .. auf den weg
        ging|gingen|geht|gehen .. heute|gestern|soeben|eben|morgen ... zu|ab|raus|hinaus|heraus|post|dhl|versand|reise
        heute|gestern|soeben|eben|morgen .. ging|gingen|geht|gehen .. ab|raus|hinaus|heraus|versand|post|reise
        ging|gingen|geht|gehen .. zur post
        hat|haben .. haus|lager|geschäft|laden|antiquariat .. verlassen
        verlässt|verlassen .. heute|morgen|soeben .. haus|lager|geschäft|laden|antiquariat
        in den|die versand|post .. gegeben|gegangen|gebracht
        zum|zur versand|post .. gegeben|gebracht|aufgegeben
        versenden|verschicken|versende|verschicke|schicken|schicke ... heute|morgen
        heute|morgen .. versenden|verschicken|verschickt|versendet|versandt|versende|verschicke
        sendungsnummer*|sendungsnr|trackingnummer*|paketnummer*|trackingcode*|sendungscode*|trackingnr|trackinglink*
        sendungs|tracking|paket|tracking|identcode nummer|nr|code|id|link|nummern lautet|ist|#|vom
        sendungsverfolgung*|paketverfolgung*
        sendung|paket|lieferung ... verfolgen|nachverfolgen
        versandbestätigung*|versandmitteilung*|versandanzeige*|versandbenachrichtigung*|lieferbestätigung*
        versand|bestell bestätigung
        versand .. veranlasst|eingeleitet|durchgeführt|abgeschlossen
        versand .. ist|erfolgte .. heute|gestern|am|erfolgt
        """,
    "no-order-confirmation/today": """
        wird|werden heute|noch|soeben|morgen ... VERSANDT|übergeben|verpackt|gegeben|gebracht
        """,
    "no-marketing": """
        WERBENOMEN
        #|prozent|% nachlass|preisnachlass|günstiger|billiger|reduziert
        nachlass|ermäßigung .. auf|ab|von|bei .. alle|alles|nächste*|jede|jedes|weitere
        finden .. im|in internet|netz|web
        auch|noch|ebenfalls|zudem|außerdem ... auf lager
        auch|noch|ebenfalls|zudem|außerdem ... vorrätig|lieferbar
        falls|wenn|bei .. interesse
        prozent|% .. auf .. nächste|nächsten|ihre|ihren|deine|deinen|alle|alles|gesamte|gesamtes
        nächste|nächsten|nächster|künftige|weiteren .. einkauf|bestellung|kauf .. #|prozent|%|sparen|günstiger
        besuch* .. NETZLADEN|NETZWERK
        besuch* sie|uns .. uns|auch|auf|in|unter|unseren|unsere|bei|doch|wieder
        uns|mich .. besuchen|besucht
        schauen|schau|sehen|blättern .. NETZLADEN|NETZWERK|vorbei|sortiment|bestand|bücherregal*
        vorbeischauen|vorbeizuschauen|vorbeikommen|stöbern|stöbert|stöbere|reinschauen|reinzuschauen|hereinschauen
        entdecken|entdecke sie|auch|unser*|weitere|noch|hier|neue
        weitere|andere|mehr|ähnliche|viele|tausende|zahlreiche .. bücher|titel|artikel|schätze|raritäten|werke|
            erstausgaben .. finden|findest|entdecken|erhältlich|lieferbar|warten|auf|bei|unter|im|in
        finden|findest sie|du .. weitere|andere|mehr|ähnliche|viele|tausende|zahlreiche .. bücher|titel|artikel|
            schätze|raritäten|werke|erstausgaben
        in|über|auf|unter unser* .. NETZLADEN .. finden|findest|entdecken|erhalten|bestellen|kaufen|warten|erwarten
        finden|findest|warten .. NETZLADEN
        folgen|folge|folgt|abonnieren|abonniere|abonniert ... NETZWERK
        folgen|folge .. uns .. auf|bei
        NETZWERK .. folgen|finden|besuchen
        facebook|instagram|twitter|youtube|tiktok|pinterest|linkedin|mastodon|bluesky
        liken|teilen .. NETZWERK
        abonnieren|abonniere|abonniert sie|uns|unser*
        weiterempfehlen|weiterempfehlung*|weiterempfiehlst
        empfehlen sie|wir .. uns|weiter|ihnen|auch
        empfehlen|empfehle ihnen|dir
        ihnen .. empfehlen
        könnte|könnten|dürfte|dürften|wird .. interessieren|gefallen
        interessieren sie sich|auch
        weitere|andere|ähnliche titel|bücher|werke|bände|ausgaben .. von|aus|am|auf|zum|im|dieses|desselben
        neu|frisch eingetroffen|hereingekommen|eingegangen|erschienen
        neu im sortiment|programm|lager|angebot
        passend* .. dazu|haben|empfehlen|bieten
        sparen|spare sie|jetzt|bis|#
        sichern|sichere sie|dir
        nutzen|profitieren sie .. UNSER|von
        alle|alles|sämtliche|viele|unser* .. halben|halbem|reduzierten|reduziert|reduzierte|ermäßigten|
            herabgesetzten|sensationellen preis|preise|preisen
        nur diese|heute|noch woche|heute|bis|tage|wenige
        kennen|kennst sie|du schon|bereits
        unser* .. verlagsprogramm|gesamtverzeichnis|verlagsverzeichnis
        verpassen|verpasse .. nicht|keine
        ankauf
        kaufen|suchen wir|laufend|ständig|auch|gerne .. bibliothek*|bücher|sammlung*|nachläss*|büchersammlung*
        wir|ich .. kaufen|suchen|kaufe|suche ... bibliothek*|büchersammlung*|sammlung*|nachläss*|bücher
        direkt|beim|nächste|nächstes bei|nächsten|mal|nächsten .. bestellen|kaufen|bestellung
        direkt bei uns|mir
        mehr|weitere|andere|neue .. bücher|titel|schätze|raritäten .. von|bei uns|mir
        nächste*|künftige* .. bestellung*|einkauf*|kauf* ... schenken|schenke|porto|portofrei|versandkostenfrei|
            gratis|kostenlos*|erhalten|bekommen|gutgeschrieben|abziehen
        kommen|komm|kommt .. vorbei
        sagen|erzählen|sagt .. weiter
        erzählen|berichten .. freunden|bekannten
        freunde|freunden|bekannten .. weiterempfehlen|empfehlen
        geschäftsaufgabe|jubiläumsangebot*|tagesangebot*|wochenangebot*|superangebot*
        versandkostenfrei ab|ab|bei|bestellen
        versandkostenfrei ... nächst*|weiter*
        kostenlos* .. katalog*|probeheft*|liste*
        katalog*|liste|prospekt* .. anfordern|bestellen|zusenden|zuschicken|schicken|senden|gern|gerne|kostenlos*|
            erschienen
        fordern .. katalog*|liste|prospekt*|bücherliste
        neue|neuer|aktuelle|aktueller|aktuellen|neuen|neuester|neuesten|frischen katalog|kataloge|prospekt|liste
        tolle|aktuelle|aktuellen|weitere|weiteren|besondere|günstige|unschlagbare|attraktive|exklusive|neuesten|
            neue .. angebote|angeboten
        angebote der woche|des
        angebot der woche|des monats
        jubiläumsverkauf*|flohmarkt|bücherflohmarkt|hausmesse|lagerverkauf
        unser* neuheiten|neuerscheinungen|neuzugänge|neueingänge|bestseller
        neuheiten|neuerscheinungen|neuzugänge .. finden|entdecken|unser*
        gut sortiert*
        unser* .. sortiment|gesamtsortiment|gesamtprogramm|programm|gesamtbestand|lagerbestand
        freuen .. ihren|deinen|nächsten besuch
        freuen .. nächste*|weitere|erneute|neue .. bestellung*|einkauf*|auftrag|aufträge|besuch|einkäufe
        bestellen sie .. wieder|auch|gleich|jetzt|noch|doch|direkt|weitere
        kaufen sie .. wieder|auch|gleich|jetzt|noch|doch|direkt|weitere
        """,
    "no-marketing/weak": """
        angebot|angebots|angebote|angeboten
        katalog|kataloge|katalogs|katalogen
        aktion|aktionen
        """,
    "no-review-incentive": """
        BEWERTUNG|BEWERTEN ~ BELOHNUNG
        BELOHNUNG ~ BEWERTUNG|BEWERTEN
        STERNE ... BELOHNUNG
        BELOHNUNG ... STERNE
        """,
    "no-review-change": """
        BEWERTUNG .. ändern|ändere|ändert|abändern|zu|umändern|überarbeiten|überdenken|entfernen|löschen|
            zurückziehen|zurückzuziehen|zurücknehmen|zurückzunehmen|anpassen|anzupassen|korrigieren|revidieren|
            nachbessern|verbessern|herausnehmen|abzuändern|entfernst|überarbeitet|rückgängig|umwandeln|gelöscht|
            geändert|heraufsetzen
        ändern|ändere|entfernen|entferne|löschen|lösche|überarbeiten|überdenken|korrigieren|revidieren|passen|ziehen|
            nehmen|zurückziehen|verbessern .. BEWERTUNG
        ziehen|nehmen|nimm|zieh ... zurück ... BEWERTUNG
        ziehen|nehmen|nimm|zieh .. kritik|kommentar .. zurück
        BEWERTUNG .. schadet|schaden|ruiniert
        änderung|löschung|entfernung|rücknahme|überarbeitung|korrektur ihrer|der|deiner|einer .. BEWERTUNG
        löschen|ändern|entfernen|lösche|ändere|entferne .. kommentar* ... BEWERTUNG
        bewertungsänderung*|bewertungslöschung*
        """,
    "no-review-gating": """
        wenn|falls|sofern|sollte|sollten|waren|sind|ist|war|hat|haben|soweit|bei|sobald ... ZUFRIEDEN ~ BEWERTUNG|
            BEWERTEN|sterne|sternen
        ZUFRIEDEN .. dann ... BEWERTUNG|BEWERTEN|sterne|sternen
        zufrieden ~ BEWERTUNG|BEWERTEN|sterne|sternen
        BEWERTUNG|BEWERTEN|sterne|sternen ... wenn|falls|sofern|sollte|sollten|soweit ... ZUFRIEDEN
        zufriedene* .. kunden|käufer|kunde ... BEWERTUNG|BEWERTEN
        bevor|ehe|statt|anstatt|vor .. negative*|schlechte*|kritische*|neutrale* .. BEWERTUNG|BEWERTEN
        bevor|ehe|statt|anstatt ... BEWERTUNG|BEWERTEN|negativ|schlecht
        vor .. abgabe einer|ihrer .. BEWERTUNG
        negative*|schlechte*|kritische* BEWERTUNG
        nur|ausschließlich .. positiv*|gute .. BEWERTUNG|BEWERTEN
        BEWERTEN|BEWERTUNG ... nur|ausschließlich .. wenn|falls
        """,
    "no-rating-invitation": """
        BEWERTEN|bewerte sie|du|uns|mich|den|das|unser*|ihren|ihre|bitte|hier|diesen|diese
        sie|uns|mich|einkauf|kauf|verkäufer|service|leistung|du|ihr ... bewerten|rezensieren|benoten|beurteilen|
            bewertest|bewertet
        BEWERTUNG ... abgeben|hinterlassen|abzugeben|schreiben|geben|verfassen|abgäben|abgegeben|abgibst|teilen|
            hinterließen|hinterlassen|zu|freuen|freue|bitten|helfen|hilft|wichtig|dankbar|wert|willkommen|hilfreich|
            gäben|schenken|mitteilen|geschrieben|schicken|senden|hinterlässt|einreichen
        hinterlassen|hinterlasse|schreiben|schreibe|geben|gib|verfassen|schenken|gäben|hinterließen|senden|schicken|
            abgeben .. BEWERTUNG
        freuen|freue|freut|bitten|bitte|dankbar|danken|dank|um|über|für|auf ... BEWERTUNG
        ihre|deine|ihr|dein|ihrer|ihrem|eine|einer|positive|positiven|gute|guten|faire|ehrliche|kurze|nette|netten|
            tolle .. BEWERTUNG
        BEWERTUNG .. über|zu .. uns|unserem|kauf|einkauf|unseren|ihren
        # STERNE
        ein|eins|zwei|drei|vier|fünf|volle|vollen|alle|alle|viele STERNE
        STERNE .. geben|vergeben|gäben|freuen|belohnen|bewertung|schenken|verdient|vergibst
        sternebewertung*|verkäuferbewertung*|kundenrezension*|bewertungseinladung*|bewertungsbitte|bewertungslink|
            bewertungsanfrage
        zur bewertung
        paar worte .. BEWERTUNG
        BEWERTUNG .. schön|toll|nett|super|prima|klasse
        BEWERTUNG abgeben|schreiben
        ihre|deine meinung .. ist|zählt|wichtig|interessiert|sagen|teilen|mit
        teilen|sagen|schreiben|schreib .. ihre|deine|ihrer|ihren meinung|erfahrung|erfahrungen|eindruck
        wie zufrieden waren|sind|bist|warst
        wie hat .. gefallen
        wie war ihr|dein|ihre einkauf|bestellung|kauf|erfahrung|einkaufserlebnis
        bewertungen
        umfrage|kundenumfrage|zufriedenheitsumfrage|kundenbefragung|zufriedenheitsbefragung
        """,
    "no-cancel-request": """
        bitte|bitten ... stornieren|stornierung|storno|storniere|stornieren|widerrufen|annullieren|annulliere|
            stornierungsanfrage|stornieranfrage
        stornieren|storniere|annullieren|annulliere sie|du ... BESTELLUNG|kauf|bitte|selbst|konto|artikel
        sie ... BESTELLUNG|kauf|vorgang|artikel .. selbst|stornieren|stornierten .. stornieren|würden|könnten|
            stornierten
        können|könnten|würden|kannst|könntest|mögen sie|du ... stornieren|abbrechen|annullieren|stornierung
        brechen|brich .. BESTELLUNG|kauf .. ab
        bitte ... BESTELLUNG|kauf .. abbrechen|abzubrechen|zurückziehen|auflösen
        beantragen|stellen|veranlassen|fordern|leiten sie .. stornierung*|storno*|stornierungsanfrage
        wir ... sie .. zu stornieren
        freundlich|nett|lieb|gebeten|möglich|bitten|gut ... zu stornieren|annullieren|widerrufen
        auf|zur stornierung .. angewiesen|bitten|auffordern
        """,
    "no-opt-out-link": """
        abmelden|abzumelden|abbestellen|abzubestellen|austragen|abmeldung|abmeldelink*|abbestellung|austragungslink
        melden|tragen sie sich .. ab|aus
        bestellen sie .. newsletter|rundbrief|mails|nachrichten .. ab
        keine .. weiteren|mehr|weitere|künftigen|solche .. mails|mail|nachrichten|newsletter|informationen|
            benachrichtigungen|post ... möchten|wünschen|wollen|erhalten
        nicht|keine|keinen mehr|weiter|länger ... mails|mail|nachrichten|newsletter|benachrichtigungen|
            verteiler .. möchten|wünschen|wollen|erhalten|beziehen|bekommen
        keine|keinen .. mails|mail|nachrichten|newsletter|benachrichtigungen|post|rundbriefe .. mehr|weiter ... möchten|
            wünschen|wollen|erhalten|bekommen
        newsletter|mails|nachrichten|rundbrief nicht|keine|keinen mehr|länger .. möchten|wünschen|wollen|erhalten|
            beziehen|bekommen
        aus .. verteiler|mailingliste|mailverteiler|empfängerliste .. austragen|streichen|entfernen|löschen|nehmen
        vom|von newsletter|nachrichten|verteiler .. abmelden
        widersprechen ... zusendung|mails|werbung|nachrichten
        """,
    "legal-texts": """
        widerruf*|*widerruf|*widerrufsbelehrung|*widerrufsformular|*widerrufsrecht|*widerrufsrechts
        impressum|impressums|agb|agbs|geschäftsbedingungen|gewährleistung*|*gewährleistung|mängelhaftung*|
            sachmängelhaftung*
        bgb|bgbinfo|egbgb|hgb|ddg|tmg|dsgvo|vsbg|odr
        datenschutz*
        streitbeilegung*|verbraucherschlichtung*|verbraucherstreitbeilegung*|schlichtungsstelle*|streitschlichtung*
        handelsregister*|amtsgericht*|registergericht*|gerichtsstand*|umsatzsteueridentifikationsnummer
        hrb|hra #
        ust id|idnr|idnummer
        umsatzsteuer id|identifikationsnummer
        eigentumsvorbehalt*|rückgaberecht*|rückgabebelehrung*|vertragsbestätigung*|vertragsschluss*|fernabsatz*
        kundeninformationen|verbraucherinformationen|informationspflichten
        allgemeine|allgemeinen geschäftsbedingungen|vertragsbedingungen
        mängelrecht*|mängelhaftungsrecht
        """,
    "sensitive": """
        scheiß*|scheiss*|arschloch|arschlöcher|arsch|fotze|wichser|hurensohn|hure|huren|nutte|schlampe|idiot|idioten|
            trottel|blödmann|vollidiot|depp|deppen|verpiss*|verdammt*|kacke|fick|ficken|gefickt
        nackt|nackte|nackten|nackter|nacktes|nacktfoto*|nacktbild*|nacktaufnahme*|nacktheit|aktfoto*|aktaufnahme*|
            porno*|pornografi*|erotik|erotisch*|erotika|sexuell*|sexbild*
        folter*|gefoltert|enthaupt*|vergewalt*|abgeschlachtet|verstümmel*|gewaltdarstellung*|hinrichtung*|
            leichenbild*|massaker|mordbild*|blutig*
        umbringen|totschlagen|erschießen|verprügeln
        """,
}
