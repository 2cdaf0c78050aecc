"""Scorecards of a leaflet: the part of instruments for people that a machine can check, and what is left to them."""

from pipeline.validation.scorecards.instruments import INSTRUMENTS
from pipeline.validation.scorecards.judging import judge_scorecards

__all__ = ["INSTRUMENTS", "judge_scorecards"]
