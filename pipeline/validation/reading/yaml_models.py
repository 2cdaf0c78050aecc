"""Reader of YAML files as checked models (pydantic): every mistake at its place, in words, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.model import limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.settings import KeptFrontMatter, KeptMessages, ReleasesFile
from pipeline.model.settings.facts import Facts
from pipeline.model.settings.field_types import Some, WholeFile
from pipeline.model.source import Places, Source
from pipeline.parsers.yaml12 import Unquoted, read_yaml
from pipeline.validation.reading.key_paths import drop, locate
from pipeline.validation.reading.model_errors import diagnose_error
from pipeline.validation.reading.printed_values import report_marks
from pipeline.validation.reading.stand_ins import StandIns

M = TypeVar("M", bound=BaseModel)
_PRINTED_FOR_NOBODY: tuple[type[BaseModel], ...] = (KeptFrontMatter, KeptMessages, ReleasesFile)
"""What readers never see, or was looked at when it was kept: earlier words, what reviewers said and signed, and the
record of what was released."""


def read_model(
    source: Source,
    model: type[M],
    diagnostics: Diagnostics,
    first_line: int = 1,
    context: Mapping[str, Any] | None = None,
    stand_ins: StandIns | None = None,
    most_values: int = limits.YAML_VALUES.most,
) -> tuple[M, Places] | None:
    """A YAML text checked against a model, and the places of its values.

    Where something is wrong, the value is what is left without it, so that the rest can be checked too; there is no
    value where a required key of the file itself is missing or wrong and has no stand-in. `context` is for the
    validators of the model.
    """
    read = diagnostics.unwrap(read_yaml(source, first_line, most_values))
    if read is None:
        return None
    raw, places = read
    value = unwrap_numbers({} if raw is None else raw)
    if model not in _PRINTED_FOR_NOBODY:
        whole = Source(source.path, "\n" * (first_line - 1) + source.text)
        report_marks(whole, value, places, diagnostics, model is References)
    reported, filled = False, set[str]()
    while True:
        try:
            return model.model_validate(value, context=context), places
        except ValidationError as error:
            errors = error.errors(include_url=False)
        if not reported:
            diagnostics += [diagnose_error(error, raw, places, model) for error in errors]
            reported = True
        wrong = {path for error in errors if (path := locate(error["loc"], value)[0])}
        if not wrong and not _fill_in(value, errors, stand_ins, filled):
            return None
        for path in wrong:
            drop(value, path)


def _fill_in(value: Any, errors: Iterable[Any], stand_ins: StandIns | None, filled: set[str]) -> bool:
    """Put stand-ins in the place of the required keys that are missing; whether there is one for each that was not
    taken out again, because it is wrong itself."""
    missing = {error["loc"][0] for error in errors if error["type"] == "missing" and len(error["loc"]) == 1}
    chosen = stand_ins(value) if stand_ins and isinstance(value, dict) else {}
    if not missing or not missing <= set(chosen) - filled:
        return False
    filled |= missing
    value.update({key: chosen[key] for key in missing})
    return True


def unwrap_numbers(value: Any) -> Any:
    """A value of YAML with numbers in the place of what was typed for them."""
    if isinstance(value, Unquoted):
        return value.number
    if isinstance(value, list):
        return [unwrap_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: unwrap_numbers(item) for key, item in value.items()}
    return value


class References(WholeFile[list[dict[str, Any]]]):
    """references.yaml: CSL items (citeproc-js schema), each with an id."""


class Glossary(WholeFile[dict[str, dict[str, Some]]]):
    """glossary.yaml: a term, and its explanation in each language."""


class SharedFacts(WholeFile[Facts]):
    """facts.yaml: facts that several leaflets use, by id."""
