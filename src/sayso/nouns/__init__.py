"""The nouns of the field, as frozen values.

Every room takes nouns and gives nouns. This room imports nothing of sayso but errors.
All offsets are Unicode code points into ``Report.text``; every interval of text is half open.
Days are ``datetime.date``; an interval of days includes both ends.
"""
