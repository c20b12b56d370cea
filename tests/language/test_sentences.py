"""Where sentences begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.sentences import split_sentences
from sayso.nouns.passage import Passage


def sentences_of(text: str) -> list[str]:
    """The words of each sentence of a text that is one passage."""
    return [s.span.words(text) for s in split_sentences(text, [Passage("body", 0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell. Nobody died.", ["Shells fell.", "Nobody died."]),
        ("Gen. Ali Haidar spoke. He left.", ["Gen. Ali Haidar spoke.", "He left."]),
        ("The U.S. Army struck. It denied that.", ["The U.S. Army struck.", "It denied that."]),
        ("J. P. Morales fled. So did all.", ["J. P. Morales fled.", "So did all."]),
        ("“We left.” She wept.", ["“We left.”", "She wept."]),
        ("Two fled, 3.5 km off. All lived.", ["Two fled, 3.5 km off.", "All lived."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("A line that goes\non below. End.", ["A line that goes\non below.", "End."]),
        ("Was it shelled? Yes! It was.", ["Was it shelled?", "Yes!", "It was."]),
        ("NEW: A mine went off NEW: Two died", ["NEW: A mine went off", "NEW: Two died"]),
        ("Storm over hills TUNIS (Reuters) - Men fled.",
         ["Storm over hills", "TUNIS (Reuters) - Men fled."]),
    ],
)  # fmt: skip
def test_split(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, figures and wrapped lines end no sentence; marks and lines do."""
    assert sentences_of(text) == expected


def test_sentence_stays_in_its_passage() -> None:
    """No sentence crosses a passage, and each knows the passage it stands in."""
    text = "Mines found Two dead"
    passages = [Passage("headline", 0, 11), Passage("body", 12, len(text))]
    assert [(s.passage, s.span.words(text)) for s in split_sentences(text, passages)] == [
        (0, "Mines found"),
        (1, "Two dead"),
    ]


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(alphabet="aB. \n\"”!?'1(", max_size=80))
def test_nothing_is_lost(text: str) -> None:
    """Sentences come in order, do not overlap, and hold every word of the text."""
    found = split_sentences(text, [Passage("body", 0, len(text))])
    end = 0
    kept = ""
    for sentence in found:
        assert sentence.start >= end
        assert not text[end : sentence.start].strip()
        kept += sentence.span.words(text)
        end = sentence.end
    assert "".join(kept.split()) == "".join(text.split())
