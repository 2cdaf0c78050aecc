"""A small catalogue to edit, each leaflet quickly made, and the ways in which it is edited."""

from __future__ import annotations

from collections.abc import Callable

from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace, sms

Edit = Callable[[Workspace], object]
OTHERS = ("gout", "hearing", "linking", "warned")


def add_others(workspace: Workspace) -> Workspace:
    """Four more leaflets, one of which links to the first, and one of which is warned of."""
    workspace.append(SETTINGS, "formats: {pdf: It takes long, large-print: It takes long, epub: It takes long}\n")
    for name in OTHERS:
        workspace.duplicate(name)
    workspace.append("linking/en.md", "\nSee [](leaflet:muscle).\n")
    workspace.append(
        "warned/en.md", "\n" + sms('#late about=what-it-is send="day 2 at 23:50"', "Muscle wasting: rest.")
    )
    return workspace


def edit(name: str, old: str, new: str) -> Edit:
    """One text instead of another, the first time that it stands there."""
    return lambda workspace: workspace.edit(name, old, new, 1)


def add(name: str, text: str) -> Edit:
    """A text at the end of a file."""
    return lambda workspace: workspace.append(name, text)


EDITS: tuple[tuple[Edit, tuple[str, ...]], ...] = (
    (edit("gout/en.md", "Wasting has many causes", "Wasting has some causes"), ("gout",)),
    (edit(WORDS, "Wasting has many causes", "Wasting has some causes"), ("linking", LEAFLET)),
    (edit(WORDS, "title: Muscle wasting", "title: Weak muscles"), ("linking", LEAFLET)),
    (edit("gout/en.md", "our first message", "the first message"), ("gout",)),
    (add("gout/en.md", "\n{{nowhere}}\n"), ("gout",)),
    (edit("gout/leaflet.yaml", "version: 0.1.0", "version: 0.1.0.0"), ("gout",)),
    (edit("gout/en.md", "[atrophy]{.term}", "atrophy"), ()),
    (add("gout/en.md", "\n" + sms("#asked keyword=FEET about=what-it-is", "You asked about feet.")), ()),
    (add("gout/leaflet.yaml", "was: [podagra]\n"), ()),
    (add("gout/leaflet.yaml", "allow: [{rule: LNG104, because: Nobody minds, by: A B, until: 2027-06-30}]\n"), ()),
    (add(PUBLISHER, "contact: {email: leaflets@example.org}\n"), ()),
    (lambda workspace: workspace.remove("gout"), ()),
    (lambda workspace: workspace.duplicate("more"), ()),
)
"""Edits, each with the leaflets that have to be looked at; none for all."""
