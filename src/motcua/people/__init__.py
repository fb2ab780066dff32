"""Accounts and the seats that they hold; citizens, organisations and their papers."""
