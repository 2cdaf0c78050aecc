"""Versions of leaflets, as they are typed and as they are compared."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

Version: TypeAlias = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
"""Three numbers: 1.0.0."""


def is_version(text: str) -> bool:
    """Whether a text is written as versions are."""
    return len(read_version(text)) == 3


def read_version(text: str) -> tuple[int, ...]:
    """The numbers of a version, to tell which of two is the later; none where it is no version."""
    numbers = text.split(".")
    return tuple(map(int, numbers)) if all(one.isascii() and one.isdecimal() for one in numbers) else ()
