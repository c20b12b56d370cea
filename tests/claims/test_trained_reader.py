"""The packaged network reads on its own and with the rules, always the same, whatever the text."""

import time

import pytest
from builders import make_report

from sayso.claims.assemble import make_claims
from sayso.claims.reader import find_reader
from sayso.claims.tagged import LONGEST_SENTENCE, tag
from sayso.claims.trained_reader import TrainedReader
from sayso.errors import SaysoError
from sayso.language.read import read_report
from sayso.learned.find import PACKAGED, find_model, model_at
from sayso.learned.tagger import LONGEST, Tagger, open_tagger
from sayso.nouns.claim import CLAIM_TYPES

pytestmark = pytest.mark.skipif(find_model() is None, reason="the trained reader is not there")

TEXT = (
    "Shells fall on Odawa\nHill Courier, 2016-05-04\n\n"
    "Rebels captured the village of Odawa on Monday after two days of fighting, said Karim Salo, "
    "a spokesman for the provincial council. Three people were killed when warplanes bombed the "
    "market, residents told the Lakeside Courier.\n\n"
    "In the capital the day was quiet, and shops were open."
)


def reader(*, joined: bool) -> TrainedReader:
    return TrainedReader(model_at(PACKAGED), joined=joined)


def test_the_file_knows_the_types_of_the_format() -> None:
    """The file was taught the types of the claims format, in their order."""
    assert open_tagger(PACKAGED).decoding.classes == CLAIM_TYPES


def test_alone_it_reads_happenings_and_speakers() -> None:
    """The network alone reads a capture, an airstrike, and who said so."""
    claims = {c.type: c for c in make_claims(read_report(make_report(TEXT)), reader(joined=False))}
    assert {"capture", "airstrike"} <= set(claims)
    assert claims["capture"].sources[0].name == "Karim Salo"
    assert claims["capture"].read_by["type"].startswith("trained/1+")


def test_joined_says_what_read_which_field() -> None:
    """Each claim says that both weighed its type, and who read its source."""
    joined = reader(joined=True)
    claims = make_claims(read_report(make_report(TEXT)), joined)
    assert {c.read_by["type"] for c in claims} == {joined.name}
    assert {c.read_by["actors"] for c in claims} == {"rules/1"}
    assert {c.read_by["sources"] for c in claims} <= {"rules/1", joined.name}


def test_what_is_read_beside_changes_nothing() -> None:
    """A report reads the same whatever was read before it, and in a session of its own."""
    reading = read_report(make_report(TEXT))
    first = make_claims(reading, reader(joined=True))
    kept = reader(joined=True)
    make_claims(read_report(make_report("Rebels fled. " * 40)), kept)
    assert make_claims(reading, kept) == first
    own = [t.happenings.tobytes() for t in Tagger(PACKAGED).read([["Rebels", "fled"]])]
    again = [t.happenings.tobytes() for t in Tagger(PACKAGED).read([["Rebels", "fled"]])]
    assert own == again


HOSTILE = {
    "empty": "",
    "one line": "Rebels took Odawa and " * 4000,
    "quotation marks": '"' * 10_000,
    "open quotations": "“Rebels took it “" * 2_000,
    "right to left": "\u200fقال الجيش إن قواته سيطرت على القرية\u200e " * 50,
    "emoji": "🔥 Rebels 🚀 took 👨\u200d👩\u200d👧 Odawa 🔥. " * 100,
    "capitals": TEXT.upper(),
    "one word": "a" * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_bad_input_neither_breaks_nor_hangs(text: str) -> None:
    """Text that is no report is read without an error and in a moment."""
    reading = read_report(make_report(text))
    start = time.perf_counter()
    tags = tag(reading, open_tagger(PACKAGED))
    assert time.perf_counter() - start < 20
    for position, scores in tags.happenings.items():
        size = len(reading.sentences[position].tokens)
        assert size <= LONGEST_SENTENCE
        assert len(scores) <= min(size, LONGEST)


def test_capitals_are_read() -> None:
    """A report printed in capitals is read, as broadcast monitoring prints them."""
    found = {
        c.type for c in make_claims(read_report(make_report(TEXT.upper())), reader(joined=True))
    }
    assert "capture" in found


def test_a_file_of_another_form_is_refused() -> None:
    """A file that is no trained reader is refused in words."""
    path = PACKAGED.with_name("CARD.md")
    with pytest.raises(SaysoError, match="cannot be run as a trained reader"):
        Tagger(path)


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting turns the network off, and the rules read alone."""
    monkeypatch.setenv("SAYSO_LEARNED", "off")
    assert find_reader("joined").name == "rules/1"
