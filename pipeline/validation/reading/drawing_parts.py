"""Counting of what a drawing draws, while it is read: which element stands in which part, and refers to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.validation.reading.drawing_references import Part, count_drawn
from pipeline.validation.reading.drawing_styles import StyleReferences, read_declarations
from pipeline.validation.reading.drawing_values import count_numbers, find_references

POINTS_OF_A_PART = 20
"""Numbers of a path that take as long to draw as a part."""


@dataclass(frozen=True)
class _Element:
    tag: str
    id: str
    classes: tuple[str, ...]
    points: int
    owners: tuple[Part, ...]


@dataclass
class PartCounter:
    """All elements of a drawing with the parts (elements with an id) that they stand in. `styled` are characters of
    style sheets."""

    whole: Part = field(default_factory=lambda: Part(1))
    parts: dict[str, Part] = field(default_factory=dict)
    styles: StyleReferences = field(default_factory=StyleReferences)
    styled: int = 0
    _elements: list[_Element] = field(default_factory=list)
    _owners: list[tuple[Part, ...]] = field(default_factory=list)

    def open(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins, in this line of the drawing."""
        owners = self._owners[-1] if self._owners else (self.whole,)
        name = attributes.get("id", "")
        if name:
            self.parts[name] = Part(line)
            owners = (*owners, self.parts[name])
        self._owners.append(owners)
        points = 1 + count_numbers(attributes.get("d", "") + " " + attributes.get("points", ""))
        element = _Element(tag, name, tuple(attributes.get("class", "").split()), points, owners)
        self._elements.append(element)
        for part in owners:
            part.elements += 1 + points // POINTS_OF_A_PART
        for key, value in (*attributes.items(), *read_declarations(attributes.get("style", ""))):
            if key in ("href", "xlink:href"):
                _refer(element, key, value.removeprefix("#"))
            elif key != "style":
                for one in find_references(value):
                    _refer(element, key, one)

    def add_letters(self, number: int) -> None:
        """Letters stand in the element that began last: each takes as long as a part."""
        for part in self._owners[-1]:
            part.elements += number

    def close(self) -> None:
        """The element that began last ends."""
        self._owners.pop()

    def count_drawn(self) -> int:
        """How many elements are drawn; raises `TooManyPartsError`."""
        for element in self._elements:
            for key, name in self.styles.find(element.tag, element.id, element.classes):
                _refer(element, key, name)
        return count_drawn(self.whole, self.parts)


def _refer(element: _Element, key: str, name: str) -> None:
    """Note a reference: a marker is drawn at each point of a path."""
    times = element.points if key.startswith("marker") else 1
    for part in element.owners:
        part.refers[name] = part.refers.get(name, 0) + times
