"""From Report to Reading. Pure: touches neither disk nor network."""
