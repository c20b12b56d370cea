"""What can be set: by a keyword, or by an environment variable ``SAYSO_<NAME>``."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sayso.errors import BadSetting
from sayso.reconcile.figure_rules import RULES

NAMED: tuple[tuple[str, Any, str], ...] = (
    ("figure_rule", "ucdp-range", "the rule that gives the best of rival figures"),
    ("reader", "rules", "what reads the claims; `rules` is built in"),
    ("user", "", "who judges and corrects; the login name where empty"),
)
"""Name, default, help: what `sayso settings` prints."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set, checked."""

    figure_rule: str = "ucdp-range"
    reader: str = "rules"
    user: str = ""

    def __post_init__(self) -> None:
        if self.figure_rule not in RULES:
            known = ", ".join(sorted(RULES))
            raise BadSetting(f"there is no figure rule {self.figure_rule!r}; one of {known}")


def settings_from(environment: Mapping[str, str] | None = None) -> Settings:
    """Give the settings of the environment over the defaults.

    Raises:
        BadSetting: a value cannot be used.

    """
    found = os.environ if environment is None else environment
    names = [field.name for field in fields(Settings)]
    return Settings(
        **{n: found[f"SAYSO_{n.upper()}"] for n in names if f"SAYSO_{n.upper()}" in found}
    )
