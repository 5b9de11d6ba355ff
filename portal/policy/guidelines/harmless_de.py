"""German phrases that take a finding of the same rule back where they touch it, and denials that deny nothing.

The notation: `matching.py`. A key is a rule's id, or one kind of it behind a slash.
"""

HARMLESS = {
    "no-order-confirmation/order": """
        bestätigen|bestätige sie|du
        bitte .. bestätigen
        sie|du ... BESTELLUNG .. erhalten|bekommen|empfangen
        sobald|wenn|falls|bevor|sofern|nachdem|ob|bis ... eingegangen|erhalten|bestätigt|eingetroffen
        bestätig* .. von amazon|marktplatz
        bestellbestätigung|auftragsbestätigung .. erhalten|bekommen|finden|kommt|bekommst|erhältst|geht|
            schickt .. sie|von|in|im|gesondert|separat|du|ihnen
        erhalten|bekommen|finden sie ... bestellbestätigung|auftragsbestätigung
        ersetzt .. bestellbestätigung|auftragsbestätigung
        laut|gemäß|siehe .. bestellbestätigung|auftragsbestätigung
        zahlung|geld|betrag|überweisung|rechnung|anfrage|frage|nachricht|mail|mitteilung|reklamation|adresse|
            ersatz ... eingegangen
        """,
    "no-order-confirmation/shipping": """
        ihnen ... VERSANDT ... bestätigen
        haben|hast sie|du
        wird|werden|werde ... VERSANDT
        wird|werden|werde ... POST .. übergeben|gegeben|gebracht
        kann|können|könnte|könnten|soll|sollen|darf|muss|müssen|möchten|möchte|sollte ... VERSANDT
        kann|können|könnte|könnten|soll|sollen|darf|muss|müssen ... versenden|verschicken
        sobald|wenn|falls|bevor|sofern|nachdem|ob|bis ... VERSANDT|unterwegs|eingegangen|erhalten|weg|
            sendungsnummer*|übergeben|bestätigt
        sicher|sorgfältig|gut|verpackt|stets|immer|grundsätzlich|üblicherweise|normalerweise|werktags|täglich|
            zweimal|dienstags .. VERSANDT .. wird|werden
        VERSANDT werden|wird|sein
        versandbestätigung|sendungsnummer*|sendungsverfolgung .. finden ... konto|kundenkonto
        verlag|verleger|subskribenten|subskribent ... VERSANDT
        versandbestätigung|sendungsnummer*|sendungsverfolgung .. erhalten|bekommen|kommt|bekommst|erhältst|geht|
            schickt .. sie|von|in|im|gesondert|separat|du|ihnen
        erhalten|bekommen sie ... versandbestätigung|sendungsnummer*|sendungsverfolgung
        irrtümlich|versehentlich|falsch* ... VERSANDT|aufgegeben
        zurück .. VERSANDT
        retoure|rücksendung ... unterwegs|VERSANDT|eingegangen|erhalten|weg
        sie .. auf dem|den weg
        aufgegeben .. haben|hatten|hast
        sie ... aufgegeben
        aufgegebene*
        """,
    "no-marketing": """
        MANGEL ... preisnachlass*|rabatt*|nachlass|ermäßigung*|gutschein*
        preisnachlass*|rabatt*|nachlass|ermäßigung*|gutschein* ... MANGEL
        gutschein*|*gutschein ... bezahlt|eingelöst|verrechnet|angerechnet|gutgeschrieben|eingesetzt
        bezahlt|eingelöst|verrechnet ... gutschein*
        neu erschienen bei|in
        werbung .. für
        ihr|ihren|ihrem gutschein
        anzeigen|werbeanzeigen|werbung .. enthalten|hinten|verso|am|letzten
        verlagswerbung|verlagsanzeigen
        ankauf .. dieses|des
        interesse .. an .. rückgabe|umtausch|foto*|bild*|rücknahme
        schauen|sehen sie|bitte .. spam*|ordner|briefkasten|paket|zustand|seite|rechnung|foto*
        seite|seiten #
        seiten .. lose|fehlen|fleckig|gebräunt|sauber|beschrieben|angestrichen|braun|eingerissen|stockfleckig|vergilbt
        sehen|schauen .. seite|seiten
        auf|der|dieser seite
        empfehlen wir .. versicherten|den|versand|eine|einschreiben|aufzubewahren|rücksendung|die|das|einen
        wir empfehlen .. versicherten|den|versand|eine|einschreiben|rücksendung|die|das|einen
        empfehlen|empfehle ihnen|dir .. versicherten|den|eine|buch|rücksendung|einband|lagerung|einen|die|das
        aus|in unserem|meinem|dem lagerbestand|bestand|sortiment|programm|lager
        bestellen|kaufen sie .. bitte|noch|neu .. neu|erneut
        laden|geschäft .. abholen|abholung|bereit|abgeholt
        sortiment|bestand|lagerbestand .. verkauft|bestellt|stammt|gefunden
        ihr|ihren|wunsch besuch
        sichern sie .. ansprüche|belege|verpackung|beweise|das|die
        könnte|wird .. ihnen .. nicht gefallen
        """,
    "no-marketing/weak": """
        im|vom|zum|am|beim angebot
        entspricht|entsprechen|entspreche|weicht|abweich*|abweicht|weichen|wie .. angebot
        im|laut|gemäß|aus|in|dem|unserem|diesem|zum|vom .. angebot .. beschrieb*|beschreib*|angegeben|erwähnt|
            genannt|abgebildet|stand|aufgeführt|gezeigt|vermerkt|dargestellt|steht|standen
        laut|gemäß|entsprechend .. angebot
        katalog .. beschrieb*|beschreib*|angegeben|erwähnt|genannt|verzeichnet|abgebildet
        angebot .. beschrieb*|beschreib*|angegeben|erwähnt|genannt|abgebildet|stand|aufgeführt|gezeigt|vermerkt|
            dargestellt|entspricht|steht|enthielt|enthalten|fehlt*|foto*|bild|bilder|text|zustand|fehler|falsch|
            irrtum|irrtümlich|gelöscht|zurückgezogen|beendet
        beschrieb*|beschreib*|abbildung*|foto|fotos|angaben|zustand|fehler|irrtum .. angebot|angebots|angebote|
            katalog|katalogs
        wie|in|unserem .. angebot .. bestellt|gekauft|entdeckt|gesehen
        ihr|dein|ihrem|ihren|diesem|dieses angebot|angebots|katalog|katalogs
        angebot .. angenommen|annehmen|annahme
        annahme .. angebots|angebot
        angebot und|& nachfrage|annahme
        angebot|angebote .. sehen|gesehen|bestellt|gekauft|stammt
        aus .. unserem|meinem angebot
        wurde|wird|haben|hatten|worden|als ... angeboten
        angeboten .. haben|wurde|wird|werden|exemplar|buch|preis|zustand
        dem|den|vom|zum|zur|dieser|der|die angebotenen
        katalog|kataloge|katalogs zu|zur|zum|der|des|von|einer|eines|mit|anlässlich|erschien*
        dieser|bestellte|bestellten|gekaufte|ihren|ihr katalog
        der|den katalog .. hat|weist|bestellt|enthält|gekauft
        bestellte*|gekaufte*|gewünschte*|vorliegende* .. katalog*
        ausstellung*|museum*|galerie|kunsthalle|auktion*|sammlung|sammlungen ... katalog|kataloge|katalogs
        katalog|kataloge|katalogs ... ausstellung*|museum*|galerie|kunsthalle|auktion*|sammlung|sammlungen|bestellt|
            gekauft
        exemplar|einband|rücken|umschlag|seiten|berieben|bestoßen|stockfleckig|fleckig|gebräunt|broschiert|leinen|
            jahrgang|heft|zeitschrift|nummer|band|erschienen ... aktion|katalog|kataloge
        aktion|katalog|kataloge|aktionen ... exemplar|einband|rücken|umschlag|seiten|berieben|bestoßen|stockfleckig|
            fleckig|gebräunt|broschiert|leinen|jahrgang|heft|zeitschrift|band
        in aktion
        buch|kochbuch|roman|werk|flecken|fleck|stempel|widmung ... aktion
        aktion ... flecken|fleck|stempel|widmung
        aktion t4|t|sühnezeichen
        die|der aktion #
        """,
    "no-rating-invitation": """
        zustand*|erhaltung*|erhaltungszustand*|erhaltungszustandes|exemplar*|papier*|einband* .. BEWERTUNG|BEWERTEN|
            beurteilung
        BEWERTUNG|BEWERTEN .. zustand*|erhaltung*|exemplar*|einband*|erhaltungszustand*
        BEWERTUNG|BEWERTEN|bewertung .. des|der|von buches|bücher|exemplars|ware|antiquarischer|büchern|bibliothek|
            nachlasses|sammlung|handschrift|kunst|werken|werke|erhaltung|bänden
        wir|ich bewerten|beurteilen|bewerte|beurteile
        bewerten|beurteilen|bewerte wir|ich
        von|durch uns .. BEWERTEN|beurteilt
        konservativ|streng|zurückhaltend|kritisch BEWERTEN|beurteilt
        wurde|wird|worden ... bewertet|beurteilt
        bewertet|beurteilt wurde|wird|worden|haben|ist
        rezension|rezensionen|besprechung .. aus|beiliegend|beigelegt|eingeklebt|zeitung|faz|zeit|liegt|zeitschrift|
            beigegeben|in|von
        rezensionsexemplar*
        beiliegend*|eingeklebt*|montiert* .. rezension*
        feedback .. zur|zum|ob .. adresse|lieferadresse|zustellung|anschrift|angekommen
        wie .. bewerten .. sie .. lage
        stern # verlag|heft
        illustrierte|zeitschrift|magazin|heft|ausgabe|jahrgang .. STERNE
        kosmos .. STERNE
        STERNORT ... STERNE
        STERNE ... STERNORT
        STERNE heft|#|nr|magazin
        # STERNE hotel|restaurant|küche
        meinung nach
        """,
    "no-review-incentive": """
        zustand*|erhaltung*|exemplar* .. BEWERTUNG|BEWERTEN|beurteilung
        BEWERTUNG|BEWERTEN .. zustand*|erhaltung*|exemplar*|einband*
        bewerten|bewerte|beurteilen wir|ich
        wir|ich bewerten|beurteilen|bewerte|beurteile
        rezension|rezensionen .. aus|beiliegend|beigelegt|eingeklebt|liegt|beigegeben
        """,
    "no-review-change": """
        BEWERTUNG|BEWERTEN .. zustand*|erhaltung*|exemplar*|einband*
        zustand*|erhaltung*|exemplar* .. BEWERTUNG|BEWERTEN
        """,
    "no-review-gating": """
        BEWERTUNG|BEWERTEN .. zustand*|erhaltung*|exemplar*|einband*
        zustand*|erhaltung*|exemplar* .. BEWERTUNG|BEWERTEN
        wir|ich bewerten|beurteilen|bewerte|beurteile
        bewerten|bewerte|beurteilen wir|ich
        """,
    "no-cancel-request": """
        wenn|falls|sofern|sollten|ob ... stornieren|stornierung|widerrufen|abbrechen
        wir|ich .. stornieren|storniere|storniert
        müssen|mussten|haben ... storniert|stornieren
        werden|würden wir ... stornieren
        stornieren wir
        können sie .. jederzeit|innerhalb|binnen|noch|kostenfrei|kostenlos
        sie können
        """,
    "legal-texts": """
        LEGALPAPIER ... beigelegt|beiliegt|beiliegen|bei|beigefügt|papier|paket|sendung|gedruckt|gedruckter|buch|
            büchern|lieferschein|beiliegend|beiliegende|beiliegenden|ausgedruckt|lieferung
        beigelegt|beiliegend|beigefügt|papier|paket|sendung|buch|büchern|beiliegende|beiliegenden|lieferung|
            lieferschein .. liegt|liegen|finden|legen|enthält ... LEGALPAPIER
        liegt|liegen|legen ... LEGALPAPIER .. bei
        beiliegend|beiliegende|beiliegenden|beigelegte|beigelegten .. LEGALPAPIER
        finden|erhalten sie ... LEGALPAPIER .. in|im|auf .. paket|sendung|papier
        """,
    "no-opt-out-link": """
        beim|vom zoll|finanzamt|einwohnermeldeamt
        buch|bestellung|abonnement|zeitschrift|zeitung .. abbestellen|abbestellt
        """,
}

FALSE_NEGATIONS = {
    "any": """
        nicht nur|vergessen|verpassen|zögern|versäumen|entgehen|länger
        vergessen|zögern|verpassen|versäumen|scheuen|vergiss|zögere|verpasse|lassen ... nicht|keine|keinen
        keine scheu|sorge|frage|kosten|umstände
        kein problem
        warum|wieso|weshalb nicht
        ohne umwege|versandkosten|mindestbestellwert|umstände
        nicht zufrieden|gefallen|gefällt
        """,
    "no-rating-invitation": """
        noch nicht|keine|kein
        """,
    "no-marketing": """
        noch nicht
        """,
}
