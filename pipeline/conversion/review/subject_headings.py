"""Headings that messages are about: those of the page, by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.document import (
    Box,
    CareCard,
    Document,
    Dose,
    Group,
    Heading,
    Option,
    RiskComparison,
    Section,
    identified,
    plain,
)
from pipeline.templating.body.inlines import set_quotes


@dataclass(frozen=True)
class Target:
    """A heading of the page, and where it stands as seen from the reviewer's page."""

    title: str
    href: str


def find_targets(document: Document) -> Mapping[str, Target]:
    """Every id of the document that has a heading."""
    headings = {}
    for name, node in identified((document.key_points, *document.sections)):
        if title := _find_title(node):
            headings[name] = Target(set_quotes(title, document.quotes), f"../index.html#{name}")
    return headings


def _find_title(node: object) -> str:
    match node:
        case Section() | Dose() | Group() | Option():
            return plain(node.title)
        case Heading():
            return plain(node.children)
        case Box():
            return node.title
        case RiskComparison():
            return node.caption
        case CareCard():
            return f"{node.label}: {node.action.rstrip(': ')}"
    return ""
