"""Text of reports as a terminal may show it: nothing in it is obeyed.

A report may hold escape codes that clear the screen or write into the clipboard, and marks that
turn the direction of writing so that words read as others ("Trojan Source", CVE-2021-42574).
"""

import re

UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\ufeff]")
"""Marks without width that only advise; right-to-left text is full of them."""
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
BREAKS = re.compile("\r\n|[\n\t\v\f\r\u2028\u2029]")


def inert(words: str) -> str:
    """Give words in one line that a terminal shows and does not obey."""
    return OBEYED.sub("\ufffd", UNSEEN.sub("", BREAKS.sub(" ", words)))


def inert_lines(words: str) -> str:
    """Give a text whose line breaks and tabs stay, and everything else that is obeyed does not."""
    return OBEYED.sub("\ufffd", words)
