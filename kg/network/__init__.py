"""The vault as things and the typed edges between them, each with its reason and its place."""
