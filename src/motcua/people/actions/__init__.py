"""What changes accounts, seats held and persons, each by one verb."""
