"""What an operator edits (the YAML files in this folder) and the one place that reads it."""
