"""The filters that several verbs take: told once, given to each as options."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any

from sayso.cli.options import (
    ActorOption,
    FromOption,
    LeastSureOption,
    PlaceOption,
    ReportOption,
    SourceOption,
    StanceOption,
    ToOption,
    TypeOption,
    WithinOption,
)

Verb = Callable[..., None]


def filtered(*, last_day: Any = ToOption) -> Callable[[Verb], Verb]:
    """Give a verb the filters as options, where it names ``filters``; it gets them as a mapping.

    The mapping has the names that ``sayso.library.Filters`` has. ``last_day`` is the option of the
    last day, for a verb in which ``--to`` means something else.
    """
    options = {
        "place": PlaceOption, "within_km": WithinOption, "actor": ActorOption,
        "source": SourceOption, "type": TypeOption, "from_day": FromOption, "to_day": last_day,
        "report": ReportOption, "stance": StanceOption, "least_sure": LeastSureOption,
    }  # fmt: skip

    def with_options(verb: Verb) -> Verb:
        @wraps(verb)
        def run(**given: Any) -> None:
            verb(filters={name: given.pop(name) for name in options}, **given)

        told: list[Parameter] = []
        for parameter in signature(verb).parameters.values():
            told += [parameter] if parameter.name != "filters" else [
                Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=option)
                for name, option in options.items()
            ]  # fmt: skip
        told = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in told]
        # The command line reads options from these two, not from the names of the function.
        run.__signature__ = signature(verb).replace(parameters=told)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in told}
        return run

    return with_options
