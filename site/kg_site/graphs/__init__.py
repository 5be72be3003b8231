"""The graph on the site: as a whole, piece by piece for a script, and around each thing."""
