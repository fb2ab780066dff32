"""What is written into the journal, each line by one verb."""
