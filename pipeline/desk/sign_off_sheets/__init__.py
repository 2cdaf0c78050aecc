"""Sheets on which those who sign a leaflet off tick what they have looked at."""
