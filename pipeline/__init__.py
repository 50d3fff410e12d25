"""What the stages share and nothing else: messages, ledger, Redis keys, counters, Celery settings, logs."""
