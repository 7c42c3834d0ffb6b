"""Files: reading what users bring, strictly; writing canonical JSON; the schemas of both."""
