"""The full-screen browser: find as you type, walk from thing to thing."""
