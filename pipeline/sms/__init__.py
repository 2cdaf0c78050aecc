"""The counting room: how long a text message is, what becomes of its text before it is sent, and in how many parts."""

from .counting import ROOM, Count, Encoding, Room, UncountableError, count
from .limits import AIM_PARTS, AIM_SEPTETS_TO_TRANSLATE, MOST_PARTS, STOP_PARTS, WARN_PARTS
from .normalising import Change, Finding, Normalised, normalise
from .placeholders import PlaceholderInText, Values, WorstCase, fill, find_placeholders, worst_case

__all__ = [
    "AIM_PARTS",
    "AIM_SEPTETS_TO_TRANSLATE",
    "MOST_PARTS",
    "ROOM",
    "STOP_PARTS",
    "WARN_PARTS",
    "Change",
    "Count",
    "Encoding",
    "Finding",
    "Normalised",
    "PlaceholderInText",
    "Room",
    "UncountableError",
    "Values",
    "WorstCase",
    "count",
    "fill",
    "find_placeholders",
    "normalise",
    "worst_case",
]
