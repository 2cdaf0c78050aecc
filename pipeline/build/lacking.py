"""What a build lacks that is not the content's: of this machine, or of others that it works with."""

from __future__ import annotations


class LackingError(RuntimeError):
    """Something lacks on this machine or on another one. The text is a sentence for people."""


class MissingExtraError(LackingError):
    """Something was asked for that needs an extra of Plainleaf (see pyproject.toml)."""

    def __init__(self, what: str, extra: str, cause: ImportError) -> None:
        missing = f"the package {cause.name} is missing" if cause.name else str(cause)
        super().__init__(f"{what} needs more packages: {missing} (`pip install 'plainleaf[{extra}]'` installs them)")
