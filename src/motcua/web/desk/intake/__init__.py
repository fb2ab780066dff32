"""Taking a matter in at the counter: one page, five panels, three ends."""
