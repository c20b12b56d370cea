"""Count incidents by month and type with pandas, the reports of each month beside them.

usage: python examples/incidents_by_month.py RECORD

Needs the extra ``pandas``. A rise of incidents may be a rise of reporting, so both are shown.
"""

import sys

import pandas as pd

import sayso


def count_incidents(record: sayso.Record) -> pd.DataFrame:
    """Give a row a month and a column a type; incidents without a day are left out."""
    incidents = record.incidents().to_pandas()
    dated = incidents[incidents["time"].notna()]
    return pd.crosstab(dated["time"].str[:7].rename("month"), dated["type"])


def count_reports(record: sayso.Record) -> pd.Series:
    """Give how many reports were published each month; those without a date are left out."""
    reports = record.reports().to_pandas()
    return reports["published"].dropna().str[:7].value_counts()


def main(address: str) -> None:
    """Print the table."""
    with sayso.open(address, create=False) as record:
        table = count_incidents(record)
        table["(reports)"] = count_reports(record).reindex(table.index, fill_value=0)
        print(table.to_string())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/incidents_by_month.py RECORD")
    main(sys.argv[1])
