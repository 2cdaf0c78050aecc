"""Makes the pages of the guide that are generated from the code: `make guide`. The same code gives the same bytes."""

from __future__ import annotations

from guide.commands import write_commands
from guide.limits import write_limits
from guide.pages import WRITING
from guide.readability import write_readability
from guide.rules import write_rules
from guide.settings import write_settings

PAGES = {
    "settings.md": write_settings,
    "commands.md": write_commands,
    "limits.md": write_limits,
    "readability.md": write_readability,
    "rules.md": write_rules,
}

for name, write in PAGES.items():
    (WRITING / name).write_text(write(), encoding="utf-8")
    print(WRITING / name)
