"""From an entry of a feed to a cleaned and enriched article: the Celery tasks `fetch` and `text`."""
