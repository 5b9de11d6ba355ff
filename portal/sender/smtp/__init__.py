"""SMTP as the gateway speaks it: bytes to submissions and answers back. Nothing of mails, merchants or rules enters."""
