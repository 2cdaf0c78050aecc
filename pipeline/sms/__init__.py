"""Counting of text messages: how long one is, what becomes of its text before it is sent, and in how many parts."""

from pipeline.sms.counting import ROOM, Count, Encoding, Room, UncountableError, count
from pipeline.sms.limits import AIM_PARTS, AIM_SEPTETS_TO_TRANSLATE, MOST_PARTS, STOP_PARTS, WARN_PARTS
from pipeline.sms.normalising import LetterChange, Normalised, Rewording, normalise
from pipeline.sms.placeholders import PlaceholderInText, Values, WorstCase, fill, find_placeholders, worst_case

__all__ = [
    "AIM_PARTS",
    "AIM_SEPTETS_TO_TRANSLATE",
    "MOST_PARTS",
    "ROOM",
    "STOP_PARTS",
    "WARN_PARTS",
    "Count",
    "Encoding",
    "LetterChange",
    "Normalised",
    "PlaceholderInText",
    "Rewording",
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
