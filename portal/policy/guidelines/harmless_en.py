"""English phrases that take a finding of the same rule back where they touch it, and denials that deny nothing.

The notation: `matching.py`. A key is a rule's id, or one kind of it behind a slash.
"""

HARMLESS = {
    "no-order-confirmation/order": """
        you .. received|get|got .. ORDER
        once|when|if|until|before|after|as ... received|confirmed|accepted
        payment|enquiry|inquiry|question|message|email|return .. received
        """,
    "no-order-confirmation/shipping": """
        will|would|shall|can|cannot|may|might|could|should|must|to be ... SHIPPED
        will|can|cannot|may|would|could .. be SHIPPED
        is|are usually|normally|always|generally|typically|only .. SHIPPED
        once|when|if|until|before|after|as|should ... SHIPPED|way|tracking|transit
        will|shall|to .. be .. SHIPPED
        can be
        return* .. way|posted|sent|shipped|mailed
        you .. SHIPPED
        sent .. in .. error
        message|email|enquiry|letter|reply|invoice|confirmation|notice .. was|been|is|has .. sent
        tracking .. via|in|under .. account
        without|lacks tracking
        includes|include tracking
        """,
    "no-marketing": """
        price .. after|before .. discount*
        trade discount*
        you .. used|applied|redeemed .. voucher|coupon|discount
        list .. of .. contents|illustrations|defects|plates|faults|items
        buy|order .. from|with us|me .. again
        catalogue|catalog|catalogues of|raisonne|no|number|for|to|from|accompanying
        exhibition|auction|museum|gallery|library|sale catalogue|catalog|catalogues
        like|join|find us|me .. to|know
        visit your|the .. account|orders|post|page
        recommend you .. keep|open|store|insure
        like us to
        sale of|goods|contract|by|to|no
        """,
    "no-marketing/weak": """
        catalogue|catalogues|catalog of|raisonne|entry|description
        exhibition|museum|auction catalogue|catalog|catalogues
        described|description|photos|stated|listed ... catalogue|catalog|offer
        """,
    "no-rating-invitation": """
        review your|the|this|our .. address|details|order|information|description|invoice|condition|message|attached|
            photos|terms|enclosed|document|data|shipping|delivery
        review copy|copies|slip|of|essay|article|in|from|laid|by
        book|literary|london|york|quarterly|paris|saturday|edinburgh|weekly review|reviews
        condition|grading|quality .. rating|ratings
        rate|rating .. of .. postage|exchange|condition|tax|duty
        exchange|postage|postal|tax|vat|shipping|flat|insurance|customs rate|rates
        # star|stars hotel|restaurant
        REVIEW|rating .. condition|defects
        under|for|peer|in review
        reviews|review loosely|laid|inserted|clipping|clippings|enclosed|tipped
        """,
    "no-review-incentive": """
        review copy|copies|slip|your|the
        book|literary|london|york review|reviews
        rate|grade .. condition
        feel free
        free from|of|to
        condition|exchange|postage|tax|vat rating|rate|rates
        REVIEW|rating .. condition|defects
        thank you for .. your|you|order|purchase|buying|ordering|shopping
        thank you
        """,
    "no-review-gating": """
        review your|the .. address|details|order|invoice|description|condition|information
        exchange|postage|tax|vat|flat rate|rates
        """,
    "no-review-change": """
        postage|exchange|tax|vat rate|rates
        rating .. condition
        """,
    "no-cancel-request": """
        if|should|unless|whether ... cancel|cancelling|cancellation
        you can|may|could cancel
        we|i .. cancel|cancelled|canceled
        right|rights|free to cancel
        """,
    "legal-texts": """
        LEGALPAPER ... enclosed|parcel|package|paper|printed|inside
        enclosed|parcel|package|paper|printed .. LEGALPAPER
        enclosed|enclose|parcel|package .. find|is|are|contains|with|includes|you|the .. LEGALPAPER
        """,
    "no-opt-out-link": """
        opt|opted out of|for .. recall|signature
        """,
}

FALSE_NEGATIONS = {
    "any": """
        not only|forget|hesitate|miss
        don t forget|hesitate|miss
        no hesitation|problem|trouble|doubt
        not satisfied|happy|pleased
        without hesitation|delay
        """,
    "no-rating-invitation": """
        not yet|already
        no review|feedback yet
        """,
}
