"""German word lists for the phrases, each under a name in capitals. Umlauts are written as umlauts."""

CLASSES = {
    "BESTELLUNG": """bestellung bestellungen auftrag auftrags aufträge order onlinebestellung buchbestellung
        bücherbestellung bestellauftrag kauf""",
    "WARE": """buch bücher büchern buches exemplar exemplare band bände bänden ware waren sendung sendungen paket pakete
        päckchen büchersendung warensendung bestellung bestellungen artikel lieferung titel werk werke brief lexikon
        ausgabe karte stich heft hefte sie es er alles diese dieses dieser bestellten postsendung einschreiben""",
    "VERSANDT": """versandt versendet verschickt abgeschickt abgesandt abgesendet losgeschickt rausgeschickt
        herausgeschickt verschickte weggeschickt aufgegeben zugesandt zugeschickt ausgeliefert rausgegangen
        hinausgegangen herausgegangen abgegangen ausgehändigt""",
    "POST": """post dhl hermes dpd gls ups fedex tnt paketdienst versanddienstleister spediteur spedition
        versandunternehmen zusteller transportunternehmen kurier paketdienstleister logistikpartner""",
    "BEWERTUNG": """bewertung bewertungen rezension rezensionen verkäuferbewertung verkäuferbewertungen kundenrezension
        kundenrezensionen feedback kundenbewertung kundenbewertungen produktbewertung produktrezension buchbewertung
        onlinebewertung sternebewertung sternebewertungen feedbacks kundenfeedback verkäuferfeedback
        artikelbewertung produktbewertungen shopbewertung händlerbewertung buchrezension""",
    "BEWERTEN": """bewerten bewertet bewerte bewertest rezensieren rezensiert benoten beurteilen beurteilt""",
    "STERNE": "sterne sternen stern sternchen",
    "BELOHNUNG": """gutschein* *gutschein *gutscheine *gutscheins *gutscheinen rabatt* *rabatt *rabatte geschenk*
        *geschenk prämie* bonus* dankeschön belohn* gratis kostenlos* gutschrift* erstatt* rückerstatt* cashback
        preisnachlass nachlass ermäßigung* verlos* gewinnspiel* euro € eur % coupon* präsent aufmerksamkeit
        überraschung lesezeichen gegenleistung vergünstigung* freiexemplar goodie goodies zugabe gewinn*""",
    "ZUFRIEDEN": """zufrieden gefallen gefällt gefiel glücklich begeistert überzeugt geklappt freude gefielen
        zufriedenstellend zufriedenheit entsprochen ordnung recht einverstanden positiv""",
    "NETZLADEN": """shop shops *shop *shops webseite website internetseite internetseiten homepage webshop ladengeschäft
        laden internetauftritt *laden seite seiten ladenlokal geschäft geschäftsräume antiquariat onlinehandel
        webpräsenz""",
    "NETZWERK": """facebook instagram twitter youtube tiktok pinterest linkedin mastodon blog threads bluesky telegram
        snapchat kanal""",
    "UNSER": """unser unsere unserem unseren unserer unseres mein meine meinem meinen meiner aktuelle aktuellen
        aktuelles
        neue neuen neuer neues neuester neuesten weitere weiteren weiterer tolle tollen besondere günstige günstigen
        attraktive attraktiven exklusive exklusiven""",
    "WERBENOMEN": """gutschein* *gutschein *gutscheine *gutscheins *gutscheinen rabatt* *rabatt *rabatte coupon*
        newsletter* sonderangebot* schnäppchen* sonderaktion* rabattaktion* *gewinnspiel* treuebonus treuepunkt*
        neukundenrabatt vorteilspreis* sonderpreis* sonderverkauf* schlussverkauf* winterschlussverkauf ausverkauf*
        räumungsverkauf* preisaktion* werbeaktion* sommeraktion* weihnachtsaktion* herbstaktion* frühlingsaktion*
        preisnachlass* kundenkarte* bonuspunkt* cashback* rundbrief* werbegeschenk* angebotsaktion* aktionspreis*
        aktionscode* rabattcode* gutscheincode* voucher* antiquariatskatalog* frühjahrskatalog* herbstkatalog*
        weihnachtskatalog* winterkatalog* sommerkatalog* neuheitenkatalog* lagerkatalog* werbung*
        neueingangsliste* angebotsliste* bücherliste* neuzugangsliste* infobrief* ermäßigung* stammkunde*
        aktionswoche* aktionstag* aktionsangebot*
        stammkundschaft mengenrabatt*""",
    "MANGEL": """mangel mangels mängel mängeln riss risse risses schaden schadens schäden beschädigung* fehler
        fehlers defekt*
        fleck flecken fehlt fehlenden fehlende beschädigt eingerissen entschädigung* unannehmlichkeit* ausgleich""",
    "STERNORT": """umschlag einband aufgedruckt hotel hotels reiseführer restaurant* himmel wappen flagge prägung
        geprägt* aufgeprägt* signet vignette schnitt frontispiz fernrohr astronom*""",
    "KAUFORT": """hier portal plattform marktplatz konto kundenkonto profil bestellübersicht verkäuferprofil""",
    "LEGALPAPIER": """widerrufsbelehrung widerrufsformular agb geschäftsbedingungen muster widerrufsrecht
    kundeninformationen verbraucherinformationen datenschutzhinweise vertragsbestätigung datenschutzerklärung impressum
    informationspflichten widerrufsinformation""",
}
