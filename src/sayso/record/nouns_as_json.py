"""Nouns to JSON and back, whole: what comes out equals what went in."""

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

Noun = TypeVar("Noun")


def to_json(noun: object) -> str:
    """Give a noun as JSON."""
    return msgspec.json.encode(noun, enc_hook=_plain).decode()


def from_json(text: str, kind: type[Noun]) -> Noun:
    """Give the noun of a kind back.

    Raises:
        ValueError: the text is no such noun.

    """
    noun: Noun = _decoder(cast("Hashable", kind)).decode(text)
    return noun


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast("type[Any]", kind))


def _plain(value: object) -> object:
    """Give a read-only mapping as a plain one."""
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(f"a noun holds {type(value).__name__}, which has no JSON")
