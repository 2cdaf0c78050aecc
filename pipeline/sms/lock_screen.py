"""What a lock screen shows of a message, to whoever looks at the phone."""

from itertools import islice

from pipeline.sms.clusters import split_clusters

LOCK_SCREEN = 40
"""How many characters of a message a lock screen shows."""


def cut_for_lock_screen(text: str) -> str:
    """The first 40 characters of a text, as people count them."""
    return "".join(islice(split_clusters(text), LOCK_SCREEN))


def take_first_line(text: str) -> str:
    """What a lock screen shows: the first 40 characters in one line."""
    begins = cut_for_lock_screen(text)
    return " ".join(begins.split()) + "…" * (len(begins) < len(text))
