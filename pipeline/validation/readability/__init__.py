"""Readability of the words of a leaflet, measured on its blocks: what is a sentence is known there, and in no finished
form any more."""

from pipeline.validation.readability.measuring import measure_readability
from pipeline.validation.readability.syllables import SyllableCounter, read_syllable_counter
from pipeline.validation.readability.trend import list_released, make_version, read_trend

__all__ = [
    "SyllableCounter",
    "list_released",
    "make_version",
    "measure_readability",
    "read_syllable_counter",
    "read_trend",
]
