"""Importing the print engine without what it does not need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

SCRIPT = """
import json, sys
from dataclasses import replace

from pipeline.conversion.print.weasyprint_import import SELDOM_USED, import_weasyprint
from pipeline.conversion.print.writer import write
from tests.specimen import specimen
document = specimen()
write(replace(document, key_points=None, sections=document.sections[-1:]))
absent = [name for name in SELDOM_USED if name not in sys.modules]
from weasyprint.pdf import fonts
options = fonts.subset.Options(retain_gids=True)
try:
    fonts.instantiateVariableFont(None, {})
except TypeError as error:
    message = str(error)
print(json.dumps([absent, options.retain_gids, message, "fontTools.subset" in sys.modules]))
"""


def test_parts_of_fonttools_are_imported_only_when_they_are_asked_for() -> None:
    ended = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True, text=True)
    absent, retained, message, there = json.loads(ended.stdout)
    assert absent == ["fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer"]
    assert retained is True and there is True, "the stand-in hands a call on to the real thing"
    assert "NoneType" in message
