"""Review of messages: pins, and reviewed sheets that come back. Nothing else writes into the source."""
