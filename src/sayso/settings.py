"""What can be set: by a keyword, or by an environment variable ``SAYSO_<NAME>``."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import BadSetting
from sayso.reconcile.figure_rules import DEFAULT_RULE, RULES

NAMED: tuple[tuple[str, Any, str], ...] = (
    ("figure_rule", DEFAULT_RULE, "the rule that gives the best of rival figures"),
    ("reader", "joined", "what reads the claims: `joined`, `rules` (quicker) or `trained`"),
    ("user", "", "who judges and corrects; the login name where empty"),
    ("workers", 1, "how many processes read reports side by side"),
)
"""Name, default, help. ``SAYSO_GAZETTEER``, which names a table of a person's own places, is read
where that table is opened."""

MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set, checked; see ``NAMED`` for what each is."""

    figure_rule: str = DEFAULT_RULE
    reader: str = "joined"
    user: str = ""
    workers: int = 1

    def __post_init__(self) -> None:
        if self.figure_rule not in RULES:
            known = ", ".join(sorted(RULES))
            raise BadSetting(f"there is no figure rule {self.figure_rule!r}; one of {known}")
        if not 1 <= self.workers <= MOST_WORKERS:
            raise BadSetting(f"workers takes a number from 1 to {MOST_WORKERS}; got {self.workers}")


def settings_from(environment: Mapping[str, str] | None = None) -> Settings:
    """Give the settings of the environment over the defaults.

    Raises:
        BadSetting: a value cannot be used.

    """
    found = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for name, default, _ in NAMED:
        words = found.get(f"SAYSO_{name.upper()}")
        if words is not None:
            values[name] = whole_number(name, words) if isinstance(default, int) else words
    return Settings(**values)


def whole_number(name: str, words: str) -> int:
    """Give the number that the words are.

    Raises:
        BadSetting: they are none.

    """
    try:
        return int(words)
    except ValueError as error:
        raise BadSetting(f"SAYSO_{name.upper()} takes a whole number; got {words!r}") from error
