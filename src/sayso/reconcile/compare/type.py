"""Whether two claims tell of the same kind of happening."""

from functools import cache

from sayso.lexicon.load import load_table
from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets

OTHER = "other"


@cache
def relation_of(left: str, right: str) -> str:
    """Name how two different types are related, by the table of what is told of one happening."""
    pair = sorted((left, right))
    for relation, pairs in load_table("weights")["related_types"].items():
        if pair in [sorted(entry) for entry in pairs]:
            return str(relation)
    return OTHER


def find_type(left: Facets, right: Facets) -> str:
    """Name the finding: the same type, two that are told of one happening, or other ones."""
    if left.type == right.type:
        return f"same_{left.type}"
    if relation_of(left.type, right.type) == OTHER:
        return OTHER
    first, second = (left.type, right.type) if left.type < right.type else (right.type, left.type)
    return f"{first}_and_{second}"


def compare_types(left: Facets, right: Facets) -> Reason:
    """Compare the kinds of happening; a toll may belong to an attack, a siege never to a crash."""
    finding = find_type(left, right)
    first, second = sorted((left.type, right.type))
    sentences = {
        "toll": f"A {first} and a {second}: one may tell the other's toll or damage.",
        "manner": f"A {first} and a {second} may be two words for one attack.",
        "outcome": f"A {first} and a {second}: one may be how the other came out.",
        "other": f"A {first} and a {second} are different kinds of happening.",
    }
    same = f"Both tell of a {first}."
    relation = relation_of(left.type, right.type)
    sentence = same if left.type == right.type else sentences[relation]
    return make_reason("type", finding, sentence)
