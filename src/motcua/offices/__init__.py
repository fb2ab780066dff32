"""Offices by date: names, hours, days off, units, counters, seats."""
