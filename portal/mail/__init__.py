"""Mails as bytes and text: reading and writing them. Pure: no database, no network, nothing of the other rooms."""
