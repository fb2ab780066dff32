"""What may be done to the files of a matter."""
