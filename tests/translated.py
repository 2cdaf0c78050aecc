"""The example in Spanish, as a translator would write it."""

from __future__ import annotations

from datetime import date

from pipeline.build.selection import check_leaflets
from pipeline.desk.translating.pinning import Pinned, pin_translation
from tests.workspace import LEAFLET, PUBLISHER, Workspace

SPANISH = f"{LEAFLET}/es.md"
PINNED = date(2026, 11, 25)
"""The day on which it is pinned."""
_WORDS = """---
title: Pérdida de músculo
medical_name: atrofia muscular
summary: Qué es la pérdida de músculo, cuándo pedir ayuda y qué preguntar.
translation: {of: en, digest: none, translator: Ada Example, status: draft}
---

::: key-points
- La pérdida de músculo significa que los músculos se hacen más pequeños.
- La pérdida tiene muchas causas.
- Su equipo de atención puede ayudarle.
:::

## Cuándo pedir ayuda {#get-help}

::: {.care-card #call-now level=emergency service=emergency}
- de repente no puede mover un brazo o una pierna
:::

::: {.sms #call-now about=call-now send="day 0 at 11:00"}
Músculo: llame ya al {{emergency-line}} si de golpe no mueve un brazo o pierna.
:::

## Qué es {#what-it-is}

Los médicos la llaman [atrofia]{.term key=atrophy}. Este folleto lo dice con palabras sencillas [@plain-language].

![Dos piernas. Una es más delgada que la otra.](images/leg.svg "Una pierna tiene menos músculo."){#leg}

::: {.sms #welcome send="day 0 at 10:00"}
Hola, ((name)). Este es el primer mensaje sobre su músculo.
:::

::: {.include section=other-formats}
:::

## Preguntas que puede hacer {#questions}

::: questions
- ¿Cuál es la causa de mi pérdida de músculo?
:::
"""
_STANDING = """## Pida este folleto en otro formato {#other-formats}

Podemos darle este folleto en letra grande.
"""


def add_spanish(workspace: Workspace, *, pin: bool = True) -> None:
    """Put the words in Spanish beside those in English, with what they take in from elsewhere, and pin them."""
    workspace.write(SPANISH, _WORDS)
    workspace.write("shared/es.md", _STANDING)
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, es]")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, es: emergencias}")
    for english, spanish in {"A part of the body": "Una parte del cuerpo se hace más pequeña."}.items():
        text = workspace.read("glossary.yaml")
        workspace.write("glossary.yaml", text.replace("{en: " + english, "{es: " + spanish + ", en: " + english))
    if pin:
        assert not pin_spanish(workspace).refusal


def pin_spanish(workspace: Workspace, day: date = PINNED) -> Pinned:
    """Pin the Spanish words to the English ones of now."""
    checkup = check_leaflets(workspace.source, workspace.place, (LEAFLET,))
    return pin_translation(checkup, LEAFLET, "es", day, workspace.place)
