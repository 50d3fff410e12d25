"""Arabic text as a careful reader sees it: pure functions, text in, values with offsets out.

No module here does I/O other than reading data that ships with a package, and none knows Redis, Celery or the
search engine.
"""
