"""Accepting events: from JSON to a decision, a log row and a queued mail, in one transaction.

API and command line both come in here; the sender does not. Stands on policy, mail and store; knows no HTTP.
"""
