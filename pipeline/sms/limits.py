"""How long a message may be. Parts of a GSM-7 message hold 153 septets, so the figures beside are what they come to."""

from typing import Final

AIM_PARTS: Final = 1
"""What a writer should aim for: 160 septets."""

WARN_PARTS: Final = 2
"""From here on a message is worth a warning."""

MOST_PARTS: Final = 3
"""More is an error, unless the message says that it may be longer: 459 septets, as ContentRepo allows."""

STOP_PARTS: Final = 6
"""More is always an error: 918 septets, as GOV.UK Notify allows."""

MOST_APP_LETTERS: Final = 1024
"""Letters of a message in an app, as WhatsApp's templates have room for."""

AIM_SEPTETS_TO_TRANSLATE: Final = 120
"""The English of a message that has to stay one part in other languages."""
