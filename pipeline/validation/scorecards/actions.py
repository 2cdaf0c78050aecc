"""Checks of what readers are asked to do, and of what helps them to do it."""

from __future__ import annotations

from pipeline.model import language_codes as codes
from pipeline.model.document import Signatures, Steps
from pipeline.validation.rules.rule_data import find_rule_data
from pipeline.validation.scorecards.material import Material
from pipeline.validation.scorecards.observations import Observation, count_of, met, not_met, skipped, unknown
from pipeline.validation.scorecards.structure import count_items

_NOTHING = "no care card, list of what to do, steps or dose is in the leaflet"


def has_action(material: Material) -> Observation:
    """Readers are asked to do something: a care card, a list of what to do, steps, or a dose."""
    seen = _list_actions(material)
    return met(seen) if seen else not_met(_NOTHING)


def has_recommendation(material: Material) -> Observation:
    """The same, where an instrument skips what it asks of recommendations when there are none."""
    seen = _list_actions(material)
    return met(seen) if seen else skipped(_NOTHING)


def has_directions(material: Material) -> Observation:
    """It says how: when and how to get help, step by step, or how much and how often."""
    counted = [
        (len(material.cards), "care card"),
        (len(material.of(Steps)), "list of steps"),
        (len(material.doses), "dose"),
    ]
    seen = _write(counted)
    if seen:
        return met(seen)
    return unknown("there are lists of what to do, and no steps") if _list_actions(material) else skipped(_NOTHING)


def has_steps(material: Material) -> Observation:
    """There are numbered steps, or the parts of a dose."""
    seen = _write([(len(material.of(Steps)), "list of steps"), (len(material.doses), "dose")])
    return met(seen) if seen else unknown("there is no list of steps and no dose")


def has_active_instructions(material: Material) -> Observation:
    """No instruction is in the passive voice."""
    if not _list_actions(material):
        return not_met(_NOTHING)
    return _count_passives(material)


def counts_passives(material: Material) -> Observation:
    """How many instructions are in the passive voice is shown to whoever judges."""
    return unknown(_count_passives(material).seen)


def _count_passives(material: Material) -> Observation:
    if not _speaks(material, codes.PASSIVE_INSTRUCTION.name):
        return unknown("Plainleaf cannot tell passives in this language")
    passives = material.count_findings(codes.PASSIVE_INSTRUCTION)
    seen = f"{count_of(passives, 'instruction')} in the passive voice"
    return not_met(seen) if passives else met("no instruction in the passive voice")


def is_addressed(material: Material) -> Observation:
    """What to do is said to the reader."""
    if not _list_actions(material):
        return not_met(_NOTHING)
    if not _speaks(material, codes.NOBODY_ADDRESSED.name):
        return unknown("Plainleaf cannot tell in this language whom words speak to")
    silent = material.count_findings(codes.NOBODY_ADDRESSED, codes.PATIENTS_SHOULD)
    if silent:
        return not_met(f"{count_of(silent, 'place')} that should speak to the reader and does not")
    return met("every part about what to do speaks to the reader")


def has_tool(material: Material) -> Observation:
    """There is something to use: a checklist, questions to take along, or lines to fill in."""
    counted = [
        (len(material.boxes("checklist")), "checklist"),
        (len(material.boxes("questions")), "list of questions"),
        (material.places_to_write, "place to write"),
    ]
    seen = _write(counted)
    return met(seen) if seen else not_met("there is no checklist, list of questions or line to fill in")


def has_questions(material: Material) -> Observation:
    """There are questions to take to those who treat the reader."""
    items = sum(map(count_items, material.boxes("questions")))
    return met(count_of(items, "question to ask", "questions to ask")) if items else not_met("no `questions` block")


def has_precautions(material: Material) -> Observation:
    """There are boxes of what not to do, or of what is important."""
    seen = _write(
        [(len(material.boxes("do-not")), "list of what not to do"), (len(material.boxes("important")), "important box")]
    )
    return met(seen) if seen else unknown("there is no list of what not to do, and no important box")


def has_danger_signs(material: Material) -> Observation:
    """A card says which signs need help at once or soon."""
    cards = [card for card in material.cards if card.level in ("emergency", "urgent")]
    signs = sum(len(card.items.items) for card in cards)
    seen = f"{count_of(signs, 'sign')} on {count_of(len(cards), 'care card')} for emergencies and urgent help"
    return met(seen) if signs else not_met("no care card for emergencies or urgent help")


def has_space_for_notes(material: Material) -> Observation:
    """There are lines to write on."""
    places = material.places_to_write
    return met(count_of(places, "place to write", "places to write")) if places else not_met("no line to write on")


def has_no_consent_form(material: Material) -> Observation:
    """Nobody is asked to sign."""
    signatures = len(material.of(Signatures))
    return unknown("there is a place to sign") if signatures else met("no place to sign")


def _list_actions(material: Material) -> str:
    counted = [
        (len(material.cards), "care card"),
        (
            len(material.boxes("do", "do-not")),
            "list of what to do",
        ),
        (len(material.of(Steps)), "list of steps"),
        (len(material.doses), "dose"),
    ]
    return _write(counted)


def _write(counted: list[tuple[int, str]]) -> str:
    return ", ".join(count_of(number, name, _MANY.get(name, "")) for number, name in counted if number)


_MANY = {
    "list of what to do": "lists of what to do",
    "list of what not to do": "lists of what not to do",
    "list of steps": "lists of steps",
    "list of questions": "lists of questions",
    "important box": "important boxes",
    "place to write": "places to write",
}


def _speaks(material: Material, rule: str) -> bool:
    return find_rule_data(material.document.language, rule, material.leaflet.library.style) is not None
