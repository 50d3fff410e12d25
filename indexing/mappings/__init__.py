"""What the engine's indices look like: names, analyses, mappings, and setting them up."""
