"""Model of a dose (pydantic): words as they are printed, or its parts, which each language puts into words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, ValidationError, WithJsonSchema, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from pipeline.model.settings.field_types import Model, Some, Words, WordsOrEach, refuse_value
from pipeline.model.suggestions import find_nearest

_UNITS: Mapping[str, tuple[str, ...]] = {
    "mg": ("mg",),
    "g": ("g",),
    "microgram": ("micrograms", "microgram"),
    "nanogram": ("nanograms", "nanogram"),
    "ml": ("ml", "mL"),
    "litre": ("litres", "litre", "liters", "liter"),
    "mmol": ("mmol",),
    "unit": ("units", "unit"),
    "tablet": ("tablets", "tablet"),
    "capsule": ("capsules", "capsule"),
    "sachet": ("sachets", "sachet"),
    "lozenge": ("lozenges", "lozenge"),
    "drop": ("drops", "drop"),
    "puff": ("puffs", "puff"),
    "spray": ("sprays", "spray"),
    "patch": ("patches", "patch"),
    "injection": ("injections", "injection"),
    "application": ("applications", "application"),
    "suppository": ("suppositories", "suppository"),
    "pessary": ("pessaries", "pessary"),
}
"""What doses are counted in, by the name that we give it: how people may write it, first as we do."""
UNIT_NAMES = {spelling: name for name, spellings in _UNITS.items() for spelling in spellings}
"""Our name of a unit by each of its spellings."""
_MISREAD: Mapping[str, str] = {
    **dict.fromkeys(("iu", "u", "ie", "ui", "international units", "international unit"), "units"),
    **dict.fromkeys(("cc", "millilitre", "millilitres", "milliliter", "milliliters"), "ml"),
    **dict.fromkeys(("tsp", "tbsp", "teaspoon", "teaspoons", "spoon", "spoons", "spoonful", "spoonfuls"), "ml"),
    **dict.fromkeys(("milligram", "milligrams", "milligramme", "milligrammes"), "mg"),
    **dict.fromkeys(("gm", "gms", "gr", "gram", "grams", "gramme", "grammes"), "g"),
    **dict.fromkeys(("tab", "tabs", "pill", "pills"), "tablets"),
    **dict.fromkeys(("cap", "caps"), "capsules"),
    **dict.fromkeys(("l", "lt", "ltr"), "litres"),
    "gtt": "drops",
    "ng": "nanograms",
    "sup": "suppositories",
}
"""Names that have been misread, or that we write in one way only, in small letters; and how they are written."""
MOST_FIGURES = 12
"""Figures that the number of a dose has at most, with its point."""
LIKE = 0.75
"""How like a unit a word has to be (from 0 to 1) to be taken for a misspelt one."""
_MICRO = re.compile("(?:mc|mic|u|µ|μ)(?=g|r)")
_FIGURE = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_PARTS = ("drug", "amount", "unit", "route", "times", "most_in_24_hours", "not_for")
"""Keys of a dose that is written in parts."""


def _check_unit(unit: str) -> str:
    if unit in UNIT_NAMES:
        return UNIT_NAMES[unit]
    small = unit.strip().casefold()
    meant = "micrograms" if _MICRO.match(small) else _MISREAD.get(small) or find_nearest(small, UNIT_NAMES, LIKE)
    hint = f"write `{meant}`" if meant else f"write one of {', '.join(names[0] for names in _UNITS.values())}"
    raise refuse_value(f"`{unit}` is no unit of a dose", hint)


def _is_figure(words: str) -> bool:
    return _FIGURE.fullmatch(words) is not None and len(words) <= MOST_FIGURES


def _check_figure(figure: str) -> str:
    if _is_figure(figure) and Decimal(figure):
        return figure
    hint = "write one number, as in 200 or 1.5"
    if len(figure) > MOST_FIGURES:
        raise refuse_value("a dose is no number of so many figures", f"write at most {MOST_FIGURES}")
    if re.fullmatch(r"[0-9]+(,[0-9]+)+(\.[0-9]+)?", figure):
        hint = "write no comma: a point before decimals, and nothing between thousands, as in 1.5 and 1000"
    elif re.fullmatch(r"[0-9.]+ ?(-|–|to) ?[0-9.]+", figure):
        hint = "write one number; two doses are two facts"
    elif re.fullmatch(r"[0-9.,]+ ?[^\W\d].*", figure):
        hint = "write the number alone; what it counts goes into `unit`"
    elif re.fullmatch(r"\.[0-9]+", figure):
        hint = f"write a nought before the point: 0{figure}"
    raise refuse_value(f"`{figure}` is no number above 0" if figure.strip() else "the number is empty", hint)


Figure = Annotated[
    str, AfterValidator(_check_figure), WithJsonSchema({"type": "string", "pattern": r"^(0|[1-9][0-9]*)(\.[0-9]+)?$"})
]
"""A number above 0 as a person types it, with a point before its decimals."""
DoseUnit = Annotated[str, AfterValidator(_check_unit), WithJsonSchema({"type": "string", "enum": [*UNIT_NAMES]})]
"""What a dose is counted in, by our name."""


class DoseFact(Model):
    """A dose: in words as it is printed, or in parts. A number and its unit are never parted."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["value"]},
            "then": {"properties": {key: False for key in _PARTS if key != "unit"}},
            "else": {"required": ["amount", "unit"]},
        }
    )

    kind: Literal["dose"]
    value: Some | None = None
    drug: WordsOrEach | None = None
    amount: Figure | None = None
    unit: DoseUnit | None = None
    route: Words | None = None
    times: Words | None = None
    most_in_24_hours: Figure | None = None
    not_for: Words | None = None
    evidence: list[str] = Field(default_factory=list)

    @property
    def more_than_amount(self) -> bool:
        """Whether something is said besides how much it is."""
        return any((self.drug, self.route, self.times, self.most_in_24_hours, self.not_for))

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        mistakes = [InitErrorDetails(type=one, input=self) for one in self._find_mistakes()]
        if mistakes:
            raise ValidationError.from_exception_data(type(self).__name__, mistakes)
        return self

    def _find_mistakes(self) -> Iterator[PydanticCustomError]:
        """Parts that are missing, too many, or do not fit each other."""
        if self.value is not None:
            for key in _PARTS:
                both = getattr(self, key) is not None
                if both and key == "unit" and not _is_figure(self.value):
                    yield _make_error(EXCESS_PART, key, "`unit` stands beside a value with words", "take it out")
                elif both and key != "unit":
                    hint = "write `amount` and `unit` in the place of `value`"
                    yield _make_error(EXCESS_PART, key, f"`{key}` stands beside `value`", hint)
            return
        for key in ("amount", "unit"):
            if getattr(self, key) is None:
                yield _make_error(LACKING_PART, key)
        if self.most_in_24_hours and self.amount and Decimal(self.most_in_24_hours) < Decimal(self.amount):
            message = f"the most in 24 hours ({self.most_in_24_hours}) is less than one dose ({self.amount})"
            hint = "write how much it may be in all, in the unit of `unit`"
            yield _make_error(WRONG_PART, "most_in_24_hours", message, hint)


LACKING_PART, EXCESS_PART, WRONG_PART = "lacking_part", "excess_part", "wrong_part"
"""Kinds of pydantic's error for a part of a value that is missing, too many, or wrong beside the others. `key` names
the part."""


def _make_error(kind: Any, key: str, message: str = "", hint: str = "") -> PydanticCustomError:
    return PydanticCustomError(kind, "{message}", {"key": key, "message": message, "hint": hint})
