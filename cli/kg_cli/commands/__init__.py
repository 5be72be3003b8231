"""One module per command, imported when the command is called.

A module holds a function named as the command; its docstring is the command's help, and
what it returns is the exit status. `FORMATS` are the values that its `--format` takes.
"""
