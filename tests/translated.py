"""The example in Spanish, as a translator would write it."""

from __future__ import annotations

from datetime import date

from pipeline.build.selection import check_leaflets
from pipeline.desk.translating.pinning import Pinned, pin_translation
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, Workspace

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
Pérdida de músculo: si no mueve un brazo o pierna, llame al {{emergency-line}}.
:::

## Qué es {#what-it-is}

Los médicos la llaman [atrofia]{.term key=atrophy}. Este folleto lo dice con palabras sencillas [@plain-language].

![Dos piernas. Una es más delgada que la otra.](images/leg.svg "Una pierna tiene menos músculo."){#leg}

::: {.sms #welcome send="day 0 at 10:00"}
Hola, ((name)). Le escribimos sobre la pérdida de músculo.
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


SPANISH_FEET = """---
title: Cuidado de los pies
summary: Cómo cuidar los pies cada día.
translation: {of: en, digest: none, translator: Ada Example, status: draft}
---

::: key-points
- Mírese los pies cada día.
- Láveselos cada día.
- Use zapatos de su talla.
:::

## Mírelos cada {{often}} {#daily-check}

Mírese los pies. WORDS

### Entre los dedos {#toes}

Mire ahí también.

### Debajo del talón {#heel}

La piel puede estar seca.
"""
"""The leaflet on foot care in Spanish, with room for more words."""


def add_spanish(workspace: Workspace, *, pin: bool = True) -> None:
    """Put the words in Spanish beside those in English, with what they take in from elsewhere, and pin them."""
    workspace.write(SPANISH, _WORDS)
    workspace.write("shared/es.md", _STANDING)
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, es]")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, es: emergencias}")
    workspace.edit(SETTINGS, "fallback: there", "fallback: {en: there, es: amiga}")
    for english, spanish in {"A part of the body": "Una parte del cuerpo se hace más pequeña."}.items():
        text = workspace.read("glossary.yaml")
        workspace.write("glossary.yaml", text.replace("{en: " + english, "{es: " + spanish + ", en: " + english))
    if pin:
        assert not pin_spanish(workspace).refusal


def pin_spanish(workspace: Workspace, language: str = "es", leaflet: str = LEAFLET) -> Pinned:
    """Pin the Spanish words, or those of another language or leaflet, to the English ones of now."""
    checkup = check_leaflets(workspace.source, workspace.place, (leaflet,))
    return pin_translation(checkup, leaflet, language, PINNED, workspace.place)
