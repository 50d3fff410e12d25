"""Which articles tell one story: copies and rewrites of a piece, whoever publishes them."""

from workers.stories.assign import Stories

__all__ = ["Stories"]
