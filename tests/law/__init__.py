"""The pages of docs/law, read row by row."""
