"""Rules that count: alerts on how much is written, by whom, and about whom for the first time."""
