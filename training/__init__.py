"""Training of the reader in ``sayso.learned``; the package never imports it."""
