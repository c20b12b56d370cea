"""What is known about words: actors, outlets, happenings, saying, hedges, weapons.

The knowledge lives in ``data/*.yml``, one file per kind, in a form that a domain expert can read
and edit. ``load`` reads it; each other module here gives one kind of knowledge its type.
"""
