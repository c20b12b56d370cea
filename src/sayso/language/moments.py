"""Find the words that give a time, and the days that they mean."""

from collections.abc import Sequence

from sayso.nouns.publication import Publication
from sayso.nouns.reading import MomentMention, Sentence


def find_moments(
    text: str, sentences: Sequence[Sentence], published: Publication
) -> tuple[MomentMention, ...]:
    """Give the temporal expressions, in text order, each resolved or left open."""
    del text, sentences, published
    return ()
