"""Who looked at what, who knocked at which door, which forms are used up."""
