"""The message bank: all messages in a sheet, for people who review them, sign them off and price them."""

from pipeline.conversion.systems.message_bank.writer import write

__all__ = ["write"]
