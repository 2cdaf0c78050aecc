"""Files that messaging systems load as they are, one room a system, each with `write(document)`."""

from pipeline.conversion.systems.unsendable import UnsendableError

__all__ = ["UnsendableError"]
