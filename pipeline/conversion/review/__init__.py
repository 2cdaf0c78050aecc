"""The reviewer's page: each text message as a phone shows it, its length, its cost, and a calendar of them all."""

from pipeline.conversion.review.writer import write

__all__ = ["write"]
