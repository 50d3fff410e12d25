"""The Celery app: `celery -A indexing.app worker -Q alerts,jobs -B` (see Procfile)."""

from config.settings import Settings
from indexing import jobs
from pipeline.tasks import make_app

app = make_app("indexing", Settings(), include=["indexing.tasks", "indexing.jobs"])
app.conf.beat_schedule = jobs.SCHEDULE
