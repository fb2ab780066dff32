"""What can be done with papers: one verb, one file, one transaction."""
