"""What follows from being bound: what is forbidden, what is due by when, and what became of announcements."""
