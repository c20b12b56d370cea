"""Who held which place when."""

from datetime import date
from typing import Any

import pytest
from reconcile.case_claims import PLACES, claim_of, load_cases

from sayso.reconcile.holdings import derive_holdings, holder_on


@pytest.mark.parametrize("case", load_cases("holders"), ids=lambda case: str(case["note"]))
def test_cases(case: dict[str, Any]) -> None:
    """The holder on a day follows from the claims by the written rule."""
    claims = [claim_of({"id": f"h{n}", **row}, n) for n, row in enumerate(case["claims"])]
    holdings = derive_holdings(claims)
    found = holder_on(holdings, PLACES[case["place"]].key, date.fromisoformat(case["on"]))
    said = {(holding.holder and holding.holder.name, holding.status) for holding in found}
    if not case["status"]:
        assert not said, "no claim says anything of these days"
        return
    assert (case["holder"], case["status"]) in said
    if case["status"] != "contested" and not case.get("divided"):
        assert len(said) == 1


def test_every_interval_opens_to_its_claims() -> None:
    """Every interval with a holder names claims, and none of them runs backwards."""
    for case in load_cases("holders"):
        claims = [claim_of({"id": f"h{n}", **row}, n) for n, row in enumerate(case["claims"])]
        for holding in derive_holdings(claims):
            assert (holding.status == "unknown") == (holding.holder is None)
            assert holding.holder is None or holding.claims
            assert (holding.status == "contested") == bool(holding.contesting)
            assert not (holding.start and holding.end) or holding.start <= holding.end
