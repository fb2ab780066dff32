"""The top storey: settings, commands, and what follows from what."""
