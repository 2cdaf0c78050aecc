"""Readers of what is loaded into messaging systems: each file is read as its system reads it, and every message has to
come out as it stands in the source."""
