"""Writer of the page of the settings (docs/writing/settings.md), from the JSON Schemas of what people type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guide.setting_examples import EXAMPLES
from pipeline.conversion import FORMATS
from pipeline.validation.schema import schemas

Schema = Mapping[str, Any]
_HEAD = """\
# The settings

Every key of the YAML files, and of the head of a language file. This page is made from the JSON Schemas in `schema/`.
With them, an editor can complete the keys and explain them as you type.

A value that has to keep its shape has quotes: `"999"`, `"0.03"`. A key that is not listed here is an error, and the
nearest one is named.
"""
_FILES = {
    "publisher.json": ("Publisher", "Who publishes. It is the same for all leaflets. It stands in `source/`."),
    "leaflet.json": (
        "Settings",
        "What holds in every language, and who answers for it. It stands in the leaflet's folder.",
    ),
    "kept.json": (
        "KeptMessages",
        "What one reviewer said of the messages of one language on one day. `plainleaf messages import` writes it, "
        "into the folder `kept` of the leaflet.",
    ),
    "front-matter.json": ("FrontMatter", "Stands between two lines `---` at the top of each language file."),
}
_LANGUAGE, _COUNTRY = "a language", "a country"
_PATTERNS = {
    r"^[A-Z]{2}$": _COUNTRY,
    r"^[a-z][a-z0-9_]{0,35}$": "a name of small letters, figures and `_`",
    r"^[A-Z]{3}$": "three capital letters",
    r"^\d+\.\d+\.\d+$": "three numbers with full stops",
    r"^\+?(\([0-9]+\)|[0-9])([ -]?(\([0-9]+\)|[0-9]))*$": "figures in quotes, as people write them: `(555) 555-0142`",
    r"^[-+]?[0-9][0-9,. ]*$": "a number in quotes",
    r"^[0-9]+(\.[0-9]+)?$": "a number in quotes",
    r"^(0|[1-9][0-9]*)(\.[0-9]+)?$": "a number in quotes",
    r"^https://\S+$": "an address with `https://`",
    r"^[^\s@]+@[^\s@]+$": "one e-mail address",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "a time of day in quotes",
    r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$": "a code like `M62.5`",
    r"^[1-9][0-9]{5,17}$": "a code of 6 to 18 figures, in quotes",
    r"^[CD][0-9]{6,9}$": "a code like `D009133`",
    r"^[0-9a-f]{64}$": "64 figures and letters",
    r"^[0-9a-f]{12}$": "12 figures and letters in quotes",
}
CONTACT = """\
### How readers reach you

`contact` is a list of rows. Each has a `label` and one way, and is printed with its label, in your order, where the
leaflet tells about itself. A phone number stands under `services` of your country; the row names its key. A text relay
service is a service too: the row names it under `relay`, and the leaflet says that it is one.

```yaml publisher.yaml
services:
  GB:
    emergency: {number: "999", name: {en: emergency services}}
    urgent: {number: "111", name: {en: NHS 111}}
    clinic: {number: "01632 960123", name: {en: the clinic}}
    text-relay: {number: "18001 01632 960123", name: {en: Relay UK}}
contact:
  - {label: {en: Appointments}, phone: clinic, hours: {en: "Monday to Friday, 9am to 5pm"}}
  - {label: {en: If you cannot phone}, relay: text-relay}
  - {label: {en: E-mail}, email: clinic@example.org}
  - {label: {en: Write to us}, postal: "4 Marsh Lane, Anytown"}
  - {label: {en: On the web}, url: https://www.example.org/clinic}
```

Where one row is enough, its ways can be keys: `contact: {email: clinic@example.org}`. Where paper is short of room, the
rows of phone numbers stay, without their hours.

### Who else stands behind the leaflets

`partners` are named at the end of each leaflet: `[{name: Example Council, logo: images/council.svg}]`. Where there is a
logo it is shown, and its name is read to those who do not see it. It is checked as every picture is.
"""
GLOSSARY = """\
## glossary.yaml

Hard words, explained in plain words. The key is the term in small letters, with hyphens for spaces. Below it stands the
explanation in each language. The file may be left out.

```yaml glossary.yaml
eye-strain: {en: The feeling of tired eyes.}
```
"""
FACTS = """\
## facts.yaml

Facts that several leaflets use, by id. Each has the keys of its kind, as under `facts` in `leaflet.yaml`. The file may
be left out.

```yaml facts.yaml
healthy-eyes: {kind: text, value: Healthy Eyes}
```
"""
PLACES = """\
## places.yaml

The clinics, hospitals, wards and regions that hand out the same leaflets, by id. [One leaflet, many
clinics](places.md) explains them. The file may be left out.

{table}

```yaml places.yaml
riverside:
  name: {{en: Riverside Clinic}}
  services: {{ward: {{number: "01632 960124", name: {{en: the ward}}}}}}
```
"""
REFERENCES = """\
## references.yaml

Where the facts come from: a list of items as citation programs write them (CSL-YAML). Each has an `id`. The other keys
are those of CSL. Printed are `author`, `title`, `container-title`, `publisher`, the year of `issued`, and `URL` or
`DOI`. The file may be left out.

{table}

```yaml references.yaml
- id: example-study
  type: article-journal
  title: An example of a study
  author: [{{family: Example, given: Ada}}]
  container-title: Journal of Examples
  issued: {{date-parts: [[2025]]}}
- {{id: example-report, type: report, publisher: Example Office, note: incomplete}}
```

`note: incomplete` says that the title, or the year and the address, are not known yet. A leaflet that cites such a
reference cannot be published.
"""


def write_settings() -> str:
    """The text of the page; the same schemas give the same text."""
    parts = [_HEAD]
    texts = {name: json.loads(text) for name, text in schemas(FORMATS.values()).items()}
    for name, (model, words) in _FILES.items():
        parts += _file(texts[name], model, words)
        if name == "publisher.json":
            items = texts["references.json"]["items"]
            places = PLACES.format(table=_table(texts["places.json"]["$defs"]["Place"], "Place"))
            references = REFERENCES.format(table=_table(items, "References"))
            parts += [CONTACT, GLOSSARY, FACTS, places, references]
    return "\n".join(parts)


def _file(schema: Schema, model: str, words: str) -> Iterator[str]:
    title = schema["title"].replace("<language>", "`<language>`") if "<" in schema["title"] else schema["title"]
    yield f"## {title.replace('`', '')}\n\n{words}\n\n{_table(schema, model)}\n"
    for name, part in _in_order(schema):
        yield f"### {part['title']}\n\n{part['description']}\n\n{_table(part, name)}\n"


def _in_order(schema: Schema) -> list[tuple[str, Schema]]:
    """The models that a file refers to, in the order in which it does."""
    named = list(dict.fromkeys(re.findall(r"#/\$defs/(\w+)", json.dumps(schema.get("properties", {})))))
    for name in named:
        inner = re.findall(r"#/\$defs/(\w+)", json.dumps(schema["$defs"][name]))
        named += [other for other in dict.fromkeys(inner) if other not in named]
    return [(name, schema["$defs"][name]) for name in named]


def _table(schema: Schema, model: str) -> str:
    rows = ["| key | takes | needed | what it is for | example |", "|---|---|---|---|---|"]
    for key, value in schema["properties"].items():
        needed = "yes" if key in schema.get("required", ()) else ""
        example = f"`{EXAMPLES[model][key]}`"
        rows.append(
            f"| `{key}` | {describe_type(value)}{_default(value)} | {needed} | {value['description']} | {example} |"
        )
    return "\n".join(rows)


def _default(value: Schema) -> str:
    default = value.get("default")
    return f"; `{default}` if left out" if isinstance(default, str | int) and not isinstance(default, bool) else ""


def describe_type(value: Schema) -> str:
    """What a key takes, in words."""
    for form in (*value.get("anyOf", ()), *([value] if "anyOf" not in value else [])):
        if form.get("type") != "null":
            return _describe(form)
    raise ValueError("a key that takes nothing")


def _describe(value: Schema) -> str:
    if "$ref" in value:
        return _link(value["$ref"])
    if "oneOf" in value:
        return "one of: " + ", ".join(_describe(one) for one in value["oneOf"])
    if "enum" in value:
        return " or ".join(f"`{one}`" for one in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    kind = value["type"]
    if kind == "array":
        return f"a list: {_describe(value['items'])}"
    if kind == "object":
        return _describe_mapping(value)
    if kind == "integer":
        return f"a whole number from {value['minimum']}"
    return "`true` or `false`" if kind == "boolean" else _describe_words(value)


def _describe_mapping(value: Schema) -> str:
    patterns = value.get("patternProperties")
    if patterns:
        ((pattern, inner),) = patterns.items()
        return f"by {_name_pattern(pattern).removeprefix('a ').removeprefix('an ')}: {_describe(inner)}"
    names = " or ".join(f"`{name}`" for name in value["propertyNames"]["enum"])
    return f"by {names}: {_describe(value['additionalProperties'])}"


def _describe_words(value: Schema) -> str:
    if value.get("format") == "date":
        return "a day"
    if "pattern" in value:
        return _name_pattern(value["pattern"])
    most = f", at most {value['maxLength']} characters" if "maxLength" in value else ""
    return f"words{most}"


def _name_pattern(pattern: str) -> str:
    if pattern in _PATTERNS:
        return _PATTERNS[pattern]
    return "an id" if pattern.startswith("^([a-z][a-z0-9-]") else _LANGUAGE


def _link(reference: str) -> str:
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", reference.rsplit("/", 1)[-1]).capitalize()
    return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
