"""Whether the same mouth tells both claims."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets


def find_source(left: Facets, right: Facets) -> str:
    """Name the finding: one named speaker, two speakers, or an outlet's own voice."""
    if not left.speaker or not right.speaker:
        return "one_own_voice" if left.speaker or right.speaker else "own_voices"
    return "same" if left.speaker == right.speaker else "different"


def compare_sources(left: Facets, right: Facets) -> Reason:
    """Compare the first links of the chains."""
    finding = find_source(left, right)
    first, second = sorted((name_speaker(left), name_speaker(right)))
    sentences = {
        "same": f"Both are on the word of {first}.",
        "different": f"They are on the words of {first} and of {second}.",
        "one_own_voice": f"One is on the word of {second}, the other in the outlet's own voice.",
        "own_voices": "Both are in the outlets' own voices.",
    }
    return make_reason("source", finding, sentences[finding])


def name_speaker(side: Facets) -> str:
    """Give the first link's name; empty for the outlet's own voice."""
    return side.claim.sources[0].name if side.claim.sources else ""
