"""How the shell is used, as it says itself."""

GUIDE = """\
Type a question and press Enter.

  show deceptive alignment            any command of kg; a name needs no quotes
  path @hubinger2019risks "Ethics chapter"     unless a command takes two
  definitions concept="reward hacking"         a named query and what it has to be told
  type:literature year:2018..2021     a find: anything that is none of the others
  SELECT ?title { ?p a kg:Paper ; dcterms:title ?title }
                                      SPARQL, over several lines until its brackets close

  help COMMAND      how a command is used            help QUERY   what a query asks
  format json       print answers so from now on     format       print them as usual again
  exit              or Ctrl-D

Tab completes; the arrows and Ctrl-R go back to what was asked before. Alt-Enter begins a new
line, an empty line ends a query that is not whole. Ctrl-C leaves a line, or a running command.
"""
