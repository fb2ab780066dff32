"""Small letters, capitals and full stops: words of the catalogue and the clock as sentences. Pure."""


def capital(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The first letter small, the rest as it is."""
    return text[:1].lower() + text[1:]


def sentence_of(text: str) -> str:
    """With a capital and one full stop; nothing stays nothing, and what ends otherwise on purpose stays so."""
    text = text.strip().rstrip(".;, ")
    return f"{capital(text)}{'' if text.endswith((':', '?')) else '.'}" if text else ""
