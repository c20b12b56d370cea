"""From Reading to Claims. Pure."""
