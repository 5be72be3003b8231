"""Full text in the reader's browser: an index in shards, each a script that a page can load."""
