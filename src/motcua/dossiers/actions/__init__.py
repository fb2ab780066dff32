"""What can be done to a dossier: one verb, one file, one transaction."""
