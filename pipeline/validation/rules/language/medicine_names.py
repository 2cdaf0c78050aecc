"""Names of medicines, as rules of language know them."""

from __future__ import annotations

from pipeline.validation.rules.rule_data import RuleData


def is_medicine_name(word: str, data: RuleData) -> bool:
    """Whether a word in small letters is the name of a medicine: it is on the list, or has the ending of a group. Data
    without these lists know none."""
    endings = data.lists.get("medicine_endings", ())
    named = word in data.lists.get("medicines", ()) and bool(endings)
    return named or (
        word.endswith(endings) and word not in data.lists["no_medicines"] and len(word) > max(map(len, endings))
    )
