"""The leaflet for a printer: sheets to fold and staple, and pages to trim. These files are paper only; each names the
accessible file in its metadata and claims no standard of accessibility."""
