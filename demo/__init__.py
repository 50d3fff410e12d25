"""A small newsroom of our own pages and feeds, served on loopback.

`demo.server.Newsroom` serves it, for `rasid demo` and for the tests; `demo.truth()` says what each of its
articles really holds, so that cleaning, dates, actors and stories can be checked against it. Outlets, events and
quotations are invented for this project; only the seed article was published (by its daily, on 24 December 2021).
Imports none of our other packages.
"""

from demo.gold import Truth, truth

__all__ = ["Truth", "truth"]
