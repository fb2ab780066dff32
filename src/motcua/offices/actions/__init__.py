"""What changes offices and their calendars, each by one verb."""
