"""Keeps the nouns; the only room with SQL."""
