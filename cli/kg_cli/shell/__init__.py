"""`kg shell`: one question after another, with history and completion.

`reading` takes what was typed apart into questions, `questions` says which command of `kg`
each of them means, `completing`, `colors` and `session` are what a person types into.
"""
