"""From Claims to Incidents, Reprints and Holdings. Pure."""
