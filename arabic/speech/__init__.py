"""What was said, by whom, and on whose word: `quotes` and `wordof` are the ways in."""
