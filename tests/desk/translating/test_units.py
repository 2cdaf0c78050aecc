"""Units of a translator: what is done, what is to be done, and what keeps its translation when the source changes."""

from __future__ import annotations

from pipeline.desk.translating.units import TranslationUnit, list_units

SOURCE = """## Answers {#answers}

Turn right.

::: {.table #forms caption="Answers" headers=row}
| Question | Answer |
|---|---|
| Eat | No |
| Drink | Yes |
| Drive | No |
:::

That is right.

{{dose}}
"""
SPANISH = (
    SOURCE.replace("Turn right", "Gire a la derecha")
    .replace("That is right", "Eso es correcto")
    .replace("Answers {", "Respuestas {")
    .replace('"Answers"', '"Respuestas"')
    .replace("Question | Answer", "Pregunta | Respuesta")
    .replace("Eat", "Comer")
    .replace("Drink | Yes", "Beber | Sí")
    .replace("Drive", "Conducir")
)


def done(units: tuple[TranslationUnit, ...]) -> dict[str, str]:
    return {one.context: one.words for one in units if one.done}


def test_what_reads_as_the_source_is_to_be_done_unless_somebody_says_so() -> None:
    units = list_units(SOURCE, SOURCE, SPANISH)
    assert [one.context for one in units if not one.done] == [
        "answers:forms:row-2:cell-2",
        "answers:forms:row-4:cell-2",
    ]
    assert all(one.done for one in list_units(SOURCE, SOURCE, SPANISH, frozenset({"no"})))


def test_what_is_the_same_in_every_language_is_none() -> None:
    assert not any(one.source == "{{dose}}" for one in list_units(SOURCE, SOURCE, SPANISH))


def test_a_change_elsewhere_takes_nothing_from_words_that_stand_in_many_places() -> None:
    """A row more above them, and a paragraph: each No and Yes keeps its translation, and each meaning of “right”."""
    spanish = SPANISH.replace("Comer | No", "Comer | Nunca").replace("Conducir | No", "Conducir | No, gracias")
    before = done(list_units(SOURCE, SOURCE, spanish))
    now = SOURCE.replace("| Eat | No |", "| Walk | No |\n| Eat | No |").replace("Turn right.", "Stop.\n\nTurn right.")
    units = list_units(now, SOURCE, spanish)
    assert sorted(before.values()) == sorted(done(units).values())
    rows = {one.context: one.words for one in units if ":row-" in one.context}
    after = {one.source: one.words for one in units}
    assert rows["answers:forms:row-2:cell-2"] == ""
    assert rows["answers:forms:row-3:cell-2"] == "Nunca" and rows["answers:forms:row-5:cell-2"] == "No, gracias"
    assert (after["Turn right."], after["That is right."]) == ("Gire a la derecha.", "Eso es correcto.")


def test_changed_words_are_not_done_and_show_what_they_were() -> None:
    now = SOURCE.replace("Turn right.", "Turn left.")
    (unit,) = (one for one in list_units(now, SOURCE, SPANISH) if one.source == "Turn left.")
    assert (unit.done, unit.words, unit.previous) == (False, "Gire a la derecha.", "Turn right.")


def test_a_note_says_what_each_is_and_how_long_a_message_may_be() -> None:
    text = "---\ntitle: T\n---\n\n::: key-points\n- One\n:::\n\n## Part {#part}\n\n::: {.sms #day-3}\nHello.\n:::\n"
    assert [one.note for one in list_units(text, text, text)] == [
        "In the head of the leaflet: title.",
        "In the key points: item.",
        "In “Part”: title.",
        "Text message “day-3”. One part holds 160 characters, or 70 with a letter outside its alphabet.",
    ]
