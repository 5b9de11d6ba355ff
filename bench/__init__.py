"""Measurements, each with its comparison in the same run. Not tests: the machines are noisy, so read the ratios."""
