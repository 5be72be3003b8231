"""Files beside the pages, each kind in a module of its own."""
