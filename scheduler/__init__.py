"""Which feeds are due, how often, what is new in them; and what the broker lost on the way."""
