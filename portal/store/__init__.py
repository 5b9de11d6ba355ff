"""What is kept: tables, engine, and one module per noun with its queries.

The caller owns the transaction and passes `now`; every query names the merchant. No decision is made here.
"""
