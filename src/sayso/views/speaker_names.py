"""The names of those who speak: a report of an unknown outlet goes by its title, not its id."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.nouns.incident import Incident
from sayso.record.looking import Look
from sayso.record.page_rows import bare_reports
from sayso.views.report_lines import title_of

SpeakerNames = Mapping[str, str]
"""What to show for a report's id where it stands as a speaker."""
LONGEST_NAME = 60


def name_speakers(look: Look, incidents: Sequence[Incident]) -> SpeakerNames:
    """Give the titles of the reports that speak in these incidents without a known outlet."""
    own = {report for incident in incidents for report in incident.reports}
    speaking = own.intersection(speakers_of(incidents))
    found = bare_reports(look, sorted(speaking)) if speaking else {}
    return {key: title_of(report, LONGEST_NAME) for key, report in found.items()}


def speakers_of(incidents: Iterable[Incident]) -> Iterable[str]:
    """Give everybody whose word stands against another's, or who gives a figure."""
    for incident in incidents:
        for figure in incident.figures:
            yield from (value.source for value in figure.values)
        for dispute in incident.disputed:
            yield from (value.source for value in dispute.values)


def name_in_sentence(sentence: str, names: SpeakerNames) -> str:
    """Put titles where a sentence names reports by their ids."""
    if not names:
        return sentence
    longest_first = sorted(names, key=len, reverse=True)
    ids = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    return ids.sub(lambda found: f"“{names[found[0]]}”", sentence)
