"""The messages for RapidPro and TextIt: an export of an organisation, to import there."""

from pipeline.conversion.systems.rapidpro.organisation import write

__all__ = ["write"]
