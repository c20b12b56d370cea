"""What a claim takes from the words of saying around it: its stance, and no number of theirs."""

from sayso.claims.assemble import make_claims
from sayso.language.read import read_report
from tests.builders import make_report


def counts_in(text: str) -> set[str]:
    """Give the words of all counts of all claims read in a text."""
    claims = make_claims(read_report(make_report(text)))
    assert claims
    return {count.text for claim in claims for count in claim.counts}


def test_the_number_of_speakers_is_no_count() -> None:
    """Two officials who say that nine were killed are not among the counts."""
    found = counts_in("Two security officials said nine villagers were killed in Harrow on Monday.")
    assert any("nine" in words for words in found)
    assert not any("Two" in words for words in found)


def test_the_number_of_the_dead_stays_beside_a_speaker() -> None:
    """A number that no speaker's words hold stays."""
    assert counts_in("Nine villagers were killed in Harrow on Monday, two officials said.")


def test_digits_that_touch_a_letter_are_no_unit() -> None:
    """Two rebels of a movement named by letter and number are not two metres."""
    text = "Two M23 rebels and five soldiers died in clashes near Sake on Friday."
    claims = make_claims(read_report(make_report(text)))
    assert claims
    assert all(count.kind != "distance" for claim in claims for count in claim.counts)


def test_a_denying_verb_denies_what_it_says_at_any_distance() -> None:
    """What a spokesman "denied in a long statement that" is denied, however far off it stands."""
    text = (
        "The army denied in a long statement read out on state television late on Monday that "
        "its warplanes had bombed the hospital in Harrow."
    )
    stances = {c.stance for c in make_claims(read_report(make_report(text)))}
    assert stances == {"denied"}
