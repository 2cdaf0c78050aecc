"""Tests of what changed between two states of words."""
