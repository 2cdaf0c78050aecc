"""Names of formats in the settings (pydantic). Which there are stands in the context of a validation, so that no name
is listed here. Without a context every name is taken; the errors are those that pydantic has for a Literal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticKnownError

from pipeline.model.format import Format

Names: TypeAlias = tuple[str, ...]


def names_context(formats: Iterable[Format]) -> Mapping[str, Names]:
    """The context of a validation in which the settings may name these formats."""
    formats = tuple(formats)
    return {
        "for_readers": tuple(form.name for form in formats if form.for_readers),
        "short": tuple(form.name for form in formats if form.short),
        "counted": tuple(form.name for form in formats if form.counted),
        "system": tuple(form.name for form in formats if form.system),
        "extra": tuple(form.name for form in formats if form.extra),
    }


def _choose(value: Any, info: ValidationInfo, kind: str) -> Any:
    names: Names | None = info.context.get(kind) if info.context else None
    if names is not None and value not in names:
        quoted = [f"'{name}'" for name in names]
        expected = " or ".join((", ".join(quoted[:-1]), quoted[-1]) if len(quoted) > 1 else quoted)
        raise PydanticKnownError("literal_error", {"expected": expected})
    return value


def _form(value: Any, info: ValidationInfo) -> Any:
    return _choose(value, info, "for_readers")


def _edition(value: Any, info: ValidationInfo) -> Any:
    return _choose(value, info, "short")


def _system(value: Any, info: ValidationInfo) -> Any:
    return _choose(value, info, "system")


def _extra(value: Any, info: ValidationInfo) -> Any:
    return _choose(value, info, "extra")


FormName = Annotated[str, BeforeValidator(_form)]
"""A format for readers, which a leaflet may turn off."""
EditionName = Annotated[str, BeforeValidator(_edition)]
"""A short format, for which a leaflet lists sections."""
SystemName = Annotated[str, BeforeValidator(_system)]
"""A format for a messaging system."""
ExtraName = Annotated[str, BeforeValidator(_extra)]
"""A format that is made only for publishers that want it."""

KINDS: Mapping[Callable[..., Any], str] = {
    _form: "for_readers",
    _edition: "short",
    _system: "system",
    _extra: "extra",
}
"""The validators, and which names of the context they take: for the JSON Schemas."""
