"""The `kg` command: reads arguments, asks the library, prints."""
