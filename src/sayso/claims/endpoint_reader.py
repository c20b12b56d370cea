"""A reader that asks a language model behind an OpenAI-compatible endpoint.

Nothing in the package calls it: a third party names a class of its own under the entry point group
``sayso.readers`` and gives it an endpoint, so that nobody's reports leave the machine unasked. Of
the answer only words that stand in the report are taken: a quote that does not, a trigger outside
its quote, a type or stance that the claims format does not know are refused and counted.
"""

import json
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sayso.claims.outside import Outside
from sayso.errors import SaysoError
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import CLAIM_TYPES, STANCES
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

Ask = Callable[[str], str]
"""Takes what is asked, gives the answer's text."""
LONGEST_PART = 6000
"""Characters of a report that are asked about at a time, in whole sentences."""
PATIENCE_SECONDS = 120
TASK = """\
Below is part of a news report. List what it says happened, and who says it.
Answer with one JSON object and nothing else:
{{"happenings": [{{"type": T, "quote": Q, "trigger": W, "stance": S}}],
 "attributions": [{{"source": N, "cue": V, "content": C}}]}}
T is one of {types}. S is one of {stances}.
Q is the smallest clause that carries it, W the words in Q that name the happening. N is the words
that name the speaker, V the words of saying, C the words said.
Q, W, N, V and C are copied from the report letter by letter.

{text}"""


def endpoint(address: str, model: str, key: str = "") -> Ask:
    """Give a way to ask a model; ``address`` is the endpoint's, up to and with its version."""
    if not address.startswith(("https://", "http://")):
        raise SaysoError(f"an endpoint's address begins with https:// or http://; got {address!r}")

    def ask(words: str) -> str:
        sent = {
            "model": model,
            "messages": [{"role": "user", "content": words}],
            "temperature": 0,
            "seed": 1,
            "response_format": {"type": "json_object"},
        }
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked above
            f"{address.rstrip('/')}/chat/completions", json.dumps(sent).encode(), headers
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            told = json.load(answer)
        return str(told["choices"][0]["message"]["content"])

    return ask


class EndpointReader:
    """Reads by asking; ``border.refused`` counts what of the answers could not be used."""

    def __init__(self, ask: Ask, name: str) -> None:
        """Take a way to ask, and a name with the model's version ("my-model/1")."""
        self.ask = ask
        self.name = name
        self.border = Outside(name)
        self._read: tuple[Reading, list[tuple[Span, Mapping[str, Any]]]] | None = None

    def happenings(self, reading: Reading) -> tuple[Happening, ...]:
        """Give what the answers say happened, in text order."""
        found = []
        for part, answer in self._answers(reading):
            taken: set[Span] = set()
            for row in self._rows(answer, "happenings"):
                trigger = self._trigger(row, part, taken, reading)
                if trigger is None:
                    continue
                taken.add(trigger)
                kind, stance = str(row.get("type", "")), str(row.get("stance", ""))
                reason = f"told by {self.name}"
                found.append(self.border.happening(reading, kind, trigger, stance, reason))
        kept = [happening for happening in found if happening is not None]
        return tuple(sorted(kept, key=lambda happening: (happening.trigger, happening.type)))

    def attributions(self, reading: Reading) -> tuple[Attribution, ...]:
        """Give who the answers say says which words, in text order."""
        found = []
        for part, answer in self._answers(reading):
            for row in self._rows(answer, "attributions"):
                content = self._span(row, "content", part, reading)
                if content is None:
                    continue
                source = self._span(row, "source", part, reading, content)
                cue = self._span(row, "cue", part, reading, content) if row.get("cue") else None
                if source is not None:
                    found.append(self.border.attribution(reading, source, content, cue))
        kept = [attribution for attribution in found if attribution is not None]
        return tuple(sorted(kept, key=lambda a: (a.content.start, -a.content.end)))

    def _answers(self, reading: Reading) -> list[tuple[Span, Mapping[str, Any]]]:
        """Ask about each part of a report, once."""
        if self._read is None or self._read[0] is not reading:
            parts = list(parts_of(reading))
            self._read = (reading, [(part, self._answer(part, reading)) for part in parts])
        return self._read[1]

    def _answer(self, part: Span, reading: Reading) -> Mapping[str, Any]:
        """Ask about a part; an answer that is no JSON object counts as refused, and as empty."""
        told = self.ask(
            TASK.format(
                types=", ".join(CLAIM_TYPES),
                stances=", ".join(STANCES),
                text=part.words(reading.text),
            )
        )
        try:
            answer = json.loads(told)
        except ValueError:
            answer = None
        if isinstance(answer, dict):
            return answer
        self.border.refuse("the answer is no JSON object")
        return {}

    def _rows(self, answer: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
        """Give the objects of a list in an answer."""
        rows = answer.get(name, [])
        if not isinstance(rows, list):
            self.border.refuse("the answer has no list where one belongs")
            return
        for row in rows:
            if isinstance(row, dict):
                yield row
            else:
                self.border.refuse("the answer has no object where one belongs")

    def _trigger(
        self, row: Mapping[str, Any], part: Span, taken: set[Span], reading: Reading
    ) -> Span | None:
        """Give where a trigger stands in its quote; at its next place where one is taken."""
        quote, words = str(row.get("quote", "")), str(row.get("trigger", ""))
        if not quote or not words or words not in quote:
            self.border.refuse("the trigger is not in the quote")
            return None
        start = reading.text.find(quote, part.start, part.end)
        while start >= 0:
            first = start + quote.index(words)
            span = Span(first, first + len(words))
            if span not in taken:
                return span
            start = reading.text.find(quote, start + 1, part.end)
        self.border.refuse("the quote is not in the text")
        return None

    def _span(
        self,
        row: Mapping[str, Any],
        name: str,
        part: Span,
        reading: Reading,
        beside: Span | None = None,
    ) -> Span | None:
        """Give where words stand: the place nearest to other words, or the first one."""
        words = str(row.get(name, ""))
        start = reading.text.find(words, part.start, part.end) if words else -1
        places: list[Span] = []
        while start >= 0 and len(places) < MOST_PLACES:
            places.append(Span(start, start + len(words)))
            start = reading.text.find(words, start + 1, part.end)
        if not places:
            self.border.refuse(f"the {name} is not in the text")
            return None
        near = beside or places[0]
        return min(places, key=lambda span: abs(span.start - near.start))


MOST_PLACES = 200


def parts_of(reading: Reading) -> Iterator[Span]:
    """Give the report in parts of whole sentences."""
    start = end = None
    for sentence in reading.sentences:
        if start is not None and end is not None and sentence.end - start > LONGEST_PART:
            yield Span(start, end)
            start = None
        start = sentence.start if start is None else start
        end = min(sentence.end, start + LONGEST_PART)
    if start is not None and end is not None:
        yield Span(start, end)
