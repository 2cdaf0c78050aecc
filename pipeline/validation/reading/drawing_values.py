"""Values in drawings: numbers, lengths, colours, references, transforms and paths (SVG 1.1, CSS Color level 3).

Each is checked to the end: the print engine goes on with half a value, or stops, where a browser draws nothing.
"""

from __future__ import annotations

import re
from math import isfinite

from pipeline.model import limits

_NUMBER = r"[+-]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][+-]?\d++)?+"
_NUMBERS = re.compile(rf"\s*(?:({_NUMBER})\s*,?\s*)")
_LENGTH = re.compile(rf"({_NUMBER})(?:px|pt|pc|mm|cm|in|em|ex|%)?")
_REFERENCE = r"url\( ?(?:#[^ ()'\"]+|'#[^'()]+'|\"#[^\"()]+\") ?\)"
_CHANNELS = rf" ?{_NUMBER}(?:deg)?%?(?: ?[,/ ] ?{_NUMBER}%?){{2,3}} ?"
_COLOUR = rf"[A-Za-z]+|#(?:[0-9A-Fa-f]{{3,4}}){{1,2}}|(?:rgb|hsl)a?\({_CHANNELS}\)"
_PAINT = re.compile(rf"({_COLOUR})|{_REFERENCE}(?: ({_COLOUR}))?")
_COLOUR_WORDS = frozenset({"none", "currentcolor", "transparent", "inherit"})
_FUNCTION = re.compile(r"\s*,?\s*([A-Za-z]+)\s*\(([^()]*)\)\s*")
_SHAPES = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
"""How many numbers each transform takes."""
_COMMANDS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
"""How many numbers each command of a path takes."""
_FLAGS = (3, 4)
"""The numbers of an arc that are 0 or 1 and may stand without a space behind them."""
_FLAG = re.compile(r"\s*,?\s*([01])\s*,?\s*")
_COMMAND = re.compile(r"[\s,]*([A-Za-z])\s*")


def is_number(text: str) -> bool:
    """A number that can be drawn."""
    return bool(re.fullmatch(_NUMBER, text)) and _is_sensible(text)


def is_length(text: str) -> bool:
    """A number with or without a unit that the print engine knows."""
    match = _LENGTH.fullmatch(text)
    return match is not None and _is_sensible(match[1])


def is_paint(text: str) -> bool:
    """A colour, or a gradient or pattern of the drawing."""
    match = _PAINT.fullmatch(" ".join(text.split()))
    return match is not None and _is_colour(match[1] or match[2] or "none")


def _is_colour(text: str) -> bool:
    from PIL.ImageColor import colormap  # the names of CSS

    word = text.lower()
    return not word.isalpha() or word in _COLOUR_WORDS or word in colormap


def is_reference(text: str) -> bool:
    """Nothing, or a part of the drawing."""
    return text in ("none", "inherit") or bool(re.fullmatch(_REFERENCE, " ".join(text.split())))


def find_references(value: str) -> list[str]:
    """The ids that a value of a property names."""
    return [part.strip(" '\"\t\n#") for part in re.findall(r"url\(([^()]*)\)", value)]


def read_numbers(text: str) -> list[float] | None:
    """A row of numbers, with spaces or commas between them; nothing where there is something else."""
    numbers: list[float] = []
    place = 0
    while place < len(text):
        match = _NUMBERS.match(text, place)
        if match is None:
            return None if text[place:].strip() else numbers
        numbers.append(float(match[1]))
        place = match.end()
    return numbers if all(map(_is_finite, numbers)) else None


def check_numbers(text: str, count: int = 0, pairs: bool = False) -> str:
    """What is wrong with a row of numbers: of a certain `count`, or of `pairs`; empty where nothing is."""
    numbers = read_numbers(text)
    if numbers is None:
        return "it can be a row of numbers"
    if count and len(numbers) != count:
        return f"it takes {count} numbers"
    return "its last point has one number only" if pairs and len(numbers) % 2 else ""


def check_transform(text: str) -> str:
    """What is wrong with a transform; empty where nothing is."""
    place, text = 0, text.rstrip()
    if text.strip() == "none":
        return ""
    while place < len(text):
        match = _FUNCTION.match(text, place)
        if match is None:
            return "it can be matrix, translate, scale, rotate, skewX and skewY with numbers"
        wrong = _check_function(match[1], read_numbers(match[2]))
        if wrong:
            return wrong
        place = match.end()
    return ""


def _check_function(name: str, numbers: list[float] | None) -> str:
    if name not in _SHAPES:
        return f"there is no transform `{name}`"
    if numbers is None or len(numbers) not in _SHAPES[name]:
        return f"`{name}` takes {' or '.join(map(str, _SHAPES[name]))} numbers without units"
    flat = name == "matrix" and not numbers[0] * numbers[3] - numbers[1] * numbers[2]
    if flat or (name == "scale" and 0 in numbers) or (name.startswith("skew") and numbers[0] % 180 == 90):
        return "it leaves nothing to see"
    return ""


def check_path(text: str) -> str:
    """What is wrong with the data of a path; empty where nothing is."""
    place, first, text = 0, True, text.rstrip()
    while place < len(text):
        match = _COMMAND.match(text, place)
        if match is None or match[1].lower() not in _COMMANDS:
            return f"its data cannot be read from “{text[place : place + 12].strip()}” on"
        if first and match[1] not in "Mm":
            return "its data does not begin with M"
        first = False
        place, wrong = _skip_numbers(text, match.end(), match[1])
        if wrong:
            return wrong
    return ""


def _skip_numbers(text: str, place: int, command: str) -> tuple[int, str]:
    """Where the numbers of a command end, and what is wrong with how many there are."""
    wanted, count = _COMMANDS[command.lower()], 0
    while place < len(text):
        is_flag = wanted == 7 and count % 7 in _FLAGS
        match = (_FLAG if is_flag else _NUMBERS).match(text, place)
        if match is None:
            break
        if not _is_sensible(match[1]):
            return place, f"{match[1]} is too large a number"
        place, count = match.end(), count + 1
    if (wanted == 0 and count) or (wanted and (not count or count % wanted)):
        return place, f"`{command}` in its data has {count} numbers; it takes {wanted}"
    return place, ""


def count_numbers(text: str) -> int:
    """About how many numbers there are."""
    return sum(1 for _ in re.finditer(_NUMBER, text))


def _is_sensible(text: str) -> bool:
    return _is_finite(float(text))


def _is_finite(number: float) -> bool:
    return isfinite(number) and abs(number) <= limits.DRAWING_NUMBER.most
