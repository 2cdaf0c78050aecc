"""Words that people text back."""

STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
"""Words that networks and gateways answer themselves: whoever texts one wants no more messages."""
