"""Makes the pages of the guide that are generated from the code: `make guide`. The same code gives the same bytes."""

from __future__ import annotations

from guide.commands import write_commands
from guide.pages import WRITING
from guide.settings import write_settings

for name, text in (("settings.md", write_settings()), ("commands.md", write_commands())):
    (WRITING / name).write_text(text, encoding="utf-8")
    print(WRITING / name)
