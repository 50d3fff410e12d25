"""The Celery app: `celery -A workers.app worker -Q fetch` or `-Q text` (see Procfile)."""

from config.settings import Settings
from pipeline.tasks import make_app

app = make_app("workers", Settings(), include=["workers.tasks"])
