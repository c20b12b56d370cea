"""Whether two claims speak of the same place."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.time import APART, CARRIED
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets, distance_km

SAME_SPOT_KM = 2.0
NEAR_KM = 15.0
AROUND_KM = 50.0
PROVINCE_KM = 80.0
"""Within so much of a province's middle a town counts as inside where no table tells."""

STEPS = ((SAME_SPOT_KM, "same_spot"), (NEAR_KM, "near"), (AROUND_KM, "around"))


def find_place(left: Facets, right: Facets) -> str:
    """Name the finding; places that were carried in from elsewhere in a report weigh otherwise."""
    if not left.place or not right.place:
        return "untold" if left.place or right.place else "both_untold"
    finding = _find_spots(left, right)
    carried = (left.place_carried or right.place_carried) and finding != APART
    return finding + CARRIED if carried else finding


def _find_spots(left: Facets, right: Facets) -> str:
    """Name how the places lie: one spot, near, around, one inside a wider one, or apart."""
    wide = left.wide or right.wide
    if left.place == right.place:
        return "same_wide" if wide else "same"
    apart = distance_km(left, right)
    if apart != apart:  # noqa: PLR0124 - NaN: one of the two has no point
        return "unmeasured"
    if wide:
        return _find_wide(left, right, apart) if left.wide != right.wide else "two_wide"
    return next((finding for reach, finding in STEPS if apart <= reach), APART)


def _find_wide(left: Facets, right: Facets, apart: float) -> str:
    """Say whether an exact place lies inside a wide one, as far as that is known."""
    area, spot = (left, right) if left.wide else (right, left)
    one, other = area.claim.place, spot.claim.place
    if one is None or other is None:
        return "one_wide"
    if one.country and other.country and one.country != other.country:
        return "outside_wide"
    if one.precision != "province":
        return "one_wide"
    if one.admin1 and other.admin1:
        return "inside_wide" if one.admin1 == other.admin1 else "outside_wide"
    return "inside_wide" if apart < PROVINCE_KM else "outside_wide"


def compare_places(left: Facets, right: Facets) -> Reason:
    """Compare the places of two claims; more than 50 km between two towns rules them out."""
    finding = find_place(left, right)
    names = sorted(side.claim.place.name for side in (left, right) if side.claim.place)
    sentences = {
        "same": f"Both are at {names[0] if names else ''}.",
        "same_wide": f"Both are only placed in {names[0] if names else ''}.",
        "same_spot": f"{' and '.join(names)} are the same spot.",
        "near": f"{' and '.join(names)} lie within {NEAR_KM:.0f} km of one another.",
        "around": f"{' and '.join(names)} lie within {AROUND_KM:.0f} km of one another.",
        "apart": f"{' and '.join(names)} lie more than {AROUND_KM:.0f} km apart.",
        "one_wide": f"Of {' and '.join(names)} one is a wide area.",
        "inside_wide": f"Of {' and '.join(names)} one lies inside the other.",
        "outside_wide": f"Of {' and '.join(names)} one is a wide area and the other outside it.",
        "two_wide": f"{' and '.join(names)} are two different wide areas.",
        "unmeasured": f"How far {' and '.join(names)} lie apart is not known.",
        "untold": f"Only one says where ({', '.join(names)}).",
        "both_untold": "Neither says where.",
    }
    sentence = sentences[finding.removesuffix(CARRIED)]
    if finding.endswith(CARRIED):
        sentence += " The words of one do not say where; it is taken from elsewhere in its report."
    return make_reason("place", finding, sentence)
