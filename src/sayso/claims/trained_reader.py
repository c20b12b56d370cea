"""The trained reader, alone or joined with the rules."""

from dataclasses import replace
from functools import cached_property

from sayso.claims.attributions import find_attributions
from sayso.claims.happenings import happening_weights, settle
from sayso.claims.joined_happenings import joined_bars, joined_choices, trained_choices
from sayso.claims.joined_stances import heard_stances
from sayso.claims.tagged import Tags, tag
from sayso.claims.trigger_signs import candidates_in
from sayso.learned.find import ModelFile
from sayso.learned.tagger import Tagger, open_tagger
from sayso.nouns.attribution import Attribution
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


class TrainedReader:
    """The network's file, and what it makes of one reading after another.

    ``joined`` says whether the rules read too: happenings are then weighed by both, and
    attributions are the rules' with those added that only the network finds.
    """

    def __init__(self, model: ModelFile, *, joined: bool = True) -> None:
        self.model = model
        self.joined = joined
        self._tags: tuple[Reading, Tags] | None = None

    @cached_property
    def tagger(self) -> Tagger:
        """The file, opened when the first report is read."""
        return open_tagger(self.model.path)

    @property
    def name(self) -> str:
        """The reader's name with the beginning of the file's hash."""
        return f"{'joined' if self.joined else 'trained'}/1+{self.model.mark}"

    def tags(self, reading: Reading) -> Tags:
        """Give what the network makes of a reading; the last one is remembered."""
        if self._tags is None or self._tags[0] is not reading:
            self._tags = (reading, tag(reading, self.tagger, self.name, alone=not self.joined))
        return self._tags[1]

    def attributions(self, reading: Reading) -> tuple[Attribution, ...]:
        """Give who says which words."""
        return find_attributions(reading, self.tags(reading))

    def happenings(self, reading: Reading) -> tuple[Happening, ...]:
        """Give what is said to have happened, in text order."""
        tags = self.tags(reading)
        if self.joined:
            choices = joined_choices(candidates_in(reading), happening_weights(), tags)
        else:
            choices = trained_choices(tags, reading)
        found = settle(choices, reading, joined_bars(tags.classes))
        return tuple(
            replace(
                happening,
                read_by=self.name,
                heard=heard_stances(happening, tags, reading),
                suffered=tags.targets.get(happening.trigger.start),
            )
            for happening in found
        )
