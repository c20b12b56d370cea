"""Measures of quality and speed, each a module named after its pack of data."""
