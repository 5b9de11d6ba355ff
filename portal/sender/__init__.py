"""What reads the merchants' settings and acts: hands the outbox to the relay, in one process of its own."""
