"""Questions to the record; each gives a documented page context."""
