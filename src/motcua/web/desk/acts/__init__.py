"""The acts on a dossier as forms: one small page each, one verb each."""
