"""The search engine's side: client, embedded engine, mappings, indexer, rules, alerts and their delivery."""
