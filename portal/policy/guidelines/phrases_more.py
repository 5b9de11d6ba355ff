"""French, Italian and Spanish phrases, as data: the commonest of each rule; the notation: `matching.py`.

The languages share one table; a word that means something else in German or English stands only beside others.
"""

CLASSES = {
    "COMMANDE": "commande ordine pedido ordinazione achat acquisto compra encargo",
    "LIVRE": """livre colis commande article ouvrage paquet libro pacco articolo ordine spedizione paquete pedido
        articulo envio libri livres libros volume""",
    "EXPEDIE": """expédié expédiée expédiés envoyé envoyée postée posté spedito spedita spediti inviato inviata enviado
        enviada remitido despachado expedido""",
    "AVIS": """avis commentaire commentaires évaluation évaluations appréciation recensione recensioni valutazione
        valutazioni feedback reseña reseñas valoración valoraciones opinión opiniones étoiles stelle estrellas""",
    "OFFERT": """bon réduction remise cadeau remboursement gratuit gratuite gratuitement rabais buono sconto regalo
        omaggio
        rimborso gratis descuento cupón reembolso vale recompensa récompense premio gratuito coupon""",
    "CONTENT": """satisfait satisfaite satisfaits content contente soddisfatto soddisfatta soddisfatti contento
        satisfecho
        satisfecha contenta piaciuto gustado plu""",
    "BOUTIQUE": """boutique librairie site negozio libreria sito tienda librería web página""",
    "RESEAU": "facebook instagram twitter youtube tiktok",
}

PHRASES = {
    "no-order-confirmation/order": """
        avons|ai .. reçu|enregistré|accepté .. COMMANDE
        confirmons|confirmation|confirme .. COMMANDE|réception
        COMMANDE .. reçue|enregistrée|confirmée|traitement
        abbiamo|ho .. ricevuto|registrato|accettato .. COMMANDE
        confermiamo|conferma .. ordine|ricezione|acquisto
        ordine .. ricevuto|confermato|elaborazione
        hemos|he .. recibido|registrado|aceptado .. COMMANDE
        confirmamos|confirmación .. COMMANDE|recepción
        pedido .. recibido|confirmado|proceso
        """,
    "no-order-confirmation/shipping": """
        été|avons|ai|est|sont .. EXPEDIE
        est|sont .. en route|chemin
        numéro de suivi
        suivre .. colis|commande|livraison
        confirmation d expédition
        stato|stata|stati|abbiamo|ho .. EXPEDIE
        è|sono .. in viaggio|transito
        in viaggio verso
        numero|codice di tracciamento|tracking|spedizione
        sido|hemos|he|ha .. EXPEDIE
        está|va .. en|de camino
        número|código de seguimiento|envío|rastreo
        """,
    "no-marketing": """
        code promo|promotionnel
        réduction|remise .. sur|#|%|prochain*
        # % .. réduction|remise|sconto|descuento|rabais
        bon d achat|réduction
        visitez|découvrez|consultez .. BOUTIQUE|catalogue|nos|notre|offres
        suivez|rejoignez .. RESEAU|nous
        prochain*|prossim*|próxim* .. commande|achat|ordine|acquisto|compra|pedido .. #|%|réduction|sconto|descuento
        bulletin|lettre d information
        offre|offres spéciale|spéciales|exclusives
        sconto|sconti|coupon del|di|sul|#|esclusivo|per
        buono sconto
        visitate|visiti|visita|scoprite|scopra|scopri .. BOUTIQUE|catalogo|nostro|nostra
        seguiteci|seguici|segua|síganos|síguenos
        offerta|offerte speciale|speciali
        nostro|nuovo|nuestro|nuevo|notre|nouveau catalogo|catálogo|catalogue
        descuento|cupón del|de|en|para|#
        visite|visita|descubra|descubre .. BOUTIQUE|catálogo|nuestro|nuestra
        cupón|cupones
        oferta|ofertas especial|especiales
        suscríbase|suscríbete|abonnez|inscrivez|iscriviti|iscrivetevi|iscriva .. newsletter|boletín|lettre|alla|vous
        """,
    "no-review-incentive": """
        AVIS ~ OFFERT
        OFFERT ~ AVIS
        """,
    "no-review-change": """
        modifier|supprimer|retirer|changer|modificare|rimuovere|cambiare|eliminare|cancellare|modificar|eliminar|
            cambiar|retirar|borrar .. AVIS
        """,
    "no-review-gating": """
        si|êtes|è|está|se|fosse ... CONTENT ~ AVIS|évaluer|valutare|valorar|notez|évaluez|recensire
        avant|prima|antes de|di|que .. AVIS
        """,
    "no-rating-invitation": """
        laisser|laissez|donner|donnez|écrire|déposer|partager|publier .. AVIS
        évaluez|notez|évaluer|noter nous|votre|notre
        votre AVIS .. compte|important|précieux|aide|est|nous
        lasciare|lasciate|lasci|lascia|scrivere|scriva|scrivete|lasciarci .. AVIS
        valutate|valuti|valuta|recensire|recensite|valutateci|valutaci .. acquisto|vostro|suo|tuo|ordine|venditore|
            noi|il|la
        vostra|sua|tua|una recensione|valutazione|opinione
        dejar|deje|deja|escribir|escriba|dejarnos|déjenos .. AVIS
        valore|valorar|valórenos|evalúe|califique|calificar .. compra|pedido|experiencia|vendedor|su|nos
        su|tu|una valoración|reseña|opinión
        # étoiles|stelle|estrellas
        cinq|cinque|cinco étoiles|stelle|estrellas
        """,
    "no-cancel-request": """
        veuillez|merci|pourriez|prie|prions ... annuler|annulation
        può|potrebbe|prego|preghiamo|chiediamo|cortesia|favore|potete ... annullare|annulli|annullamento
        rogamos|por|podría|pedimos|puede ... cancelar|cancele|cancelación|anular|anule
        """,
    "no-opt-out-link": """
        désabonner|désinscrire|désabonnement|désinscription|désabonnez
        plus recevoir .. messages|courriels|mails|emails
        disiscri*|disiscrivere|cancellarsi|cancellati dalla|dal|lista|newsletter
        annulla* .. iscrizione
        darse|darte|date|dese de baja
        cancelar .. suscripción
        """,
    "legal-texts": """
        droit de rétractation
        rétractation|mentions légales
        conditions générales
        diritto di recesso
        condizioni generali|contrattuali
        derecho de desistimiento
        condiciones generales
        aviso legal
        protection|protección|protezione des|de|dei .. données|datos|dati
        garantie légale
        """,
    "sensitive": """
        merde|putain|connard|salope|cazzo|stronzo|merda|puttana|mierda|puta|gilipollas|cabrón
        """,
}

HARMLESS = {
    "no-order-confirmation/shipping": """
        sera|seront|sarà|saranno|será|serán|verrà|pourra|puede .. EXPEDIE
        dès|lorsque|quando|cuando|si|quand ... EXPEDIE
        """,
    "no-marketing": """
        à votre|vostra|su .. disposition|disposizione|disposición
        """,
    "no-rating-invitation": """
        à mon|notre avis
        avis de passage|réception
        AVIS .. état|stato|estado
        """,
    "no-review-incentive": """
        avis de passage|réception
        bon état
        en bon
        """,
}

FALSE_NEGATIONS = {
    "any": """
        oubliez|hésitez|manquez pas
        non dimenticate|dimentichi|esitate|esiti|perdete|dimenticare
        no olvide|olvides|dude|dudes|pierda|pierdas
        pas seulement
        non solo
        no solo
        """,
}
