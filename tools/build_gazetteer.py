"""Build the gazetteer tables out of registry packages."""
