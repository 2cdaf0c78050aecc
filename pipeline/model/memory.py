"""A memory of answers that are dear to make: the store beside the outputs is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Remember: TypeAlias = Callable[[str, Callable[[], str]], str]
"""Gives the answer to a key (a sha256 of all that it depends on), which is made when it is not there yet."""
