"""The message bank: all messages in a sheet, for people who review them, sign them off and price them."""

from pipeline.formats.systems.bank.bank import write

__all__ = ["write"]
