"""English phrases, as data; the notation: `matching.py`, the meaning of the tables: the German ones."""

CLASSES = {
    "ORDER": "order orders purchase purchases",
    "GOODS": "book books item items parcel package order volume copy shipment it they them goods map print",
    "SHIPPED": "shipped dispatched despatched posted mailed sent handed forwarded",
    "REVIEW": "review reviews feedback rating ratings testimonial testimonials stars",
    "RATE": "rate rating review recommend",
    "REWARD": """voucher* coupon* discount* gift* reward* refund* cashback rebate* free bonus prize* giveaway* raffle
        draw win % £ $ € credit complimentary compensation thank bookmark""",
    "HAPPY": """happy satisfied pleased enjoyed enjoy love loved like liked delighted content glad satisfaction
        satisfactory""",
    "SITE": """website shop store site webshop webstore homepage bookshop bookstore storefront webpage""",
    "MEDIA": "facebook instagram twitter youtube tiktok pinterest linkedin blog threads bluesky telegram",
    "LEGALPAPER": "withdrawal terms conditions cancellation legal",
}

PHRASES = {
    "no-order-confirmation/order": """
        we|i .. received|accepted|registered|got .. ORDER
        ORDER .. received|accepted|registered|confirmed|processed by|from|and|on|today|successfully|at|with
        ORDER .. has|have been .. received|accepted|registered|confirmed|placed|processed
        ORDER .. was|is .. received|accepted|registered|confirmed|being .. processed|successfully|confirmed|by|
            prepared
        ORDER is|was confirmed|received|accepted|registered
        confirm|confirming|confirms|acknowledge|acknowledging .. receipt|ORDER
        receipt of your ORDER
        ORDER confirmation|acknowledgement|acknowledgment|received|confirmed
        confirmation of your .. ORDER
        ORDER .. is|are .. being processed|prepared|packed
        processing your ORDER
        """,
    "no-order-confirmation/shipping": """
        was|were|been|have|has|had .. SHIPPED .. today|yesterday|by|via|with|on|to|out|from|you|your|this|it
        was|were|been .. SHIPPED
        sent .. your .. GOODS .. by|via|today|yesterday|this|with
        we|i .. shipped|dispatched|despatched|posted|mailed .. GOODS|your|today
        GOODS .. has|have .. left our|the|my
        GOODS .. is|are|has|have|was|were .. shipped|dispatched|despatched|posted|mailed
        GOODS shipped|dispatched|despatched|posted|mailed
        GOODS is|are .. on its|the|their .. way
        on its|their way to you
        on its|their way
        in the post|mail to|today|yesterday
        is|are .. in transit
        out for delivery
        GOODS .. collected|picked .. courier|carrier|post|dhl|ups|by|up
        GOODS .. left|leaves|leaving .. our|the|my .. shop|warehouse|store|premises|shelves
        handed over .. carrier|courier|post|dhl|ups|mail|service
        tracking number|code|id|no|link|details|information
        track your|the|this|its .. GOODS|delivery
        shipping|shipment|dispatch|despatch|delivery confirmation|notification|notice
        goes|going|go out today|tomorrow
        will .. ship|be .. today|tomorrow
        ships|shipping|dispatching today|tomorrow
        """,
    "no-marketing": """
        voucher*|coupon*|newsletter*|discount*|promo|clearance|giveaway*|raffle|sweepstake*
        special|exclusive|latest|great|current|more|other|best|amazing .. offers|offer|deals|deal
        % off
        visit|browse|explore|check .. SITE|MEDIA|stock|inventory|shelves|shelf|collection
        visit us|our
        our other|further|remaining listings|items|books|titles|stock
        other|more listings
        browse|explore|discover our|more|other|hundreds|thousands
        come .. visit|see us|our
        follow|like|join|find us|me .. on|at
        follow|like .. MEDIA
        subscribe|sign .. newsletter|list|mailing|up|catalogue|catalogues
        our|new|latest|printed|current|free|next .. catalogue|catalogues|catalog|catalogs|list|newsletter .. is|
            request|available|out|free|here|copy|send|published|online
        request .. catalogue|catalog|catalogues|list
        send you .. catalogue|catalog|catalogues|list|newsletter
        you might|may|could .. also .. like|enjoy|interested
        interested in|by .. other|more|similar
        recommend us|our|you .. to|friends|also|shop|these
        tell .. friends
        join .. mailing|list|newsletter|club|community
        mailing list
        stay in touch
        use|enter|apply .. code
        code .. checkout
        half price
        only|just this week|weekend|today
        save up|#|on|money|£|$
        next|future|another|subsequent ORDER|visit .. #|%|off|discount|save|get|with|cheaper|free
        # % .. off|next|your
        buy|order|shop directly|direct from|with|at
        directly|direct from|with us|our
        shop now|with|our|again|more
        buy now|more|another|again
        we .. buy|purchase .. libraries|collections|books|estates
        more|other|similar|further|many .. books|titles|items|treasures .. in|from|at|on|available|listed .. our|us|
            SITE|stock
        black friday
        summer|winter|spring|autumn|christmas|january|clearance sale
        on sale now
        new arrivals
        loyalty|reward|bonus points|card|scheme|programme|program
        look forward .. next|future|further .. order|purchase|custom|orders
        free shipping on|from|over|for
        """,
    "no-marketing/weak": """
        our|new|latest|current|next catalogue|catalogues|catalog|catalogs
        our|these .. offers|promotion|promotions
        """,
    "no-review-incentive": """
        REVIEW|rate ~ REWARD
        REWARD ~ REVIEW|rate
        """,
    "no-review-change": """
        change|remove|delete|revise|update|amend|edit|reconsider|withdraw|modify|alter|retract|improve|raise|
            changing|removing|revising|updating|reconsidering|deleting|upgrade .. REVIEW
        REVIEW .. removed|changed|deleted|revised|updated|amended|withdrawn|retracted
        """,
    "no-review-gating": """
        if|when|were|are|as|since|because|hope|should ... HAPPY ~ REVIEW|rate|rating|recommend
        HAPPY|well ~ leave|write|post|give .. REVIEW
        REVIEW|rate ... if|when|provided ... HAPPY
        happy|satisfied|pleased customers|buyers ... REVIEW|rate
        before|instead|rather .. leaving|leave|writing|write|posting|giving|than .. REVIEW|negative
        negative|bad|poor|critical|neutral REVIEW
        only .. REVIEW .. if|when
        unhappy|dissatisfied|problem|problems|issue|issues|wrong ... before .. REVIEW|rating
        """,
    "no-rating-invitation": """
        leave|write|post|give|share|submit|provide|add|send|drop|leaving|writing|giving|providing|appreciate|welcome|
            value|grateful|love .. REVIEW
        rate us|your|our|this|the|me|it .. purchase|experience|order|transaction|service|seller|book|on|with|stars|
            here|now|#|please
        rate us|me
        rate your|our
        review us|our|your .. service|purchase|experience|shop|store|here|online|on|us
        REVIEW .. helps|help|appreciated|welcome|important|would|means|matters|matter|makes
        your|a|positive|good|short|honest|kind|quick|brief|nice REVIEW
        # star|stars
        one|two|three|four|five|top star|stars
        seller|customer|product feedback|review|reviews|rating|ratings
        how did|would we|you do|rate
        how was your .. experience|purchase|order|shopping
        your opinion matters|counts|is|helps
        tell|let us .. what|how you .. think|thought|did
        share your|the experience|opinion|thoughts
        survey|questionnaire
        """,
    "no-cancel-request": """
        please|kindly ... cancel|cancellation|cancelling
        ask|asking|request|requesting you .. to .. cancel
        could|can|would|will you ... cancel|cancelling
        you .. request|requested|submit|initiate .. cancellation
        cancel your|the|this order|purchase .. please|yourself|in|through|via|under|from
        mind cancelling
        """,
    "no-opt-out-link": """
        unsubscribe*|unsubscribing
        opt|opting|opted out
        no longer .. wish|want|like ... receive|emails|mails|messages|email
        not .. wish|want|like ... receive ... emails|mails|messages|email|newsletter|communications|mailings
        stop receiving
        remove .. from .. mailing|list
        receive no further|more
        manage your .. preferences|subscription|subscriptions
        """,
    "legal-texts": """
        right|rights of|to withdrawal|withdraw|cancel|cancellation
        withdrawal|cancellation policy|form|instructions|period|notice|right|rights
        withdraw from .. contract
        terms and|& conditions
        terms of sale|business|service
        legal notice
        privacy policy|notice|statement
        statutory|legal warranty|rights|guarantee
        consumer rights|contracts
        dispute resolution
        company registration|number no|number|registered
        vat|tax registration|number|no|id|reg
        registered office|in .. england|wales|scotland|ireland
        imprint .. legal
        """,
    "sensitive": """
        fuck*|shit|shitty|bullshit|asshole|arsehole|bastard|bitch|cunt|idiot|idiots|moron|morons|whore|stupid
        nude|naked|nudity|nudes|porn*|erotic|erotica|erotically
        gore|gory|beheading|torture*|rape|mutilat*|massacre
        """,
}
