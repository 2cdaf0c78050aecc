"""Reads a RapidPro export (standard input) with rpft and writes it out again. It runs in .venv-rpft, because rpft pins
an old Jinja2."""

from __future__ import annotations

import json
import sys

from rpft.rapidpro.models.containers import RapidProContainer

json.dump(RapidProContainer.from_dict(json.load(sys.stdin)).render(), sys.stdout)
