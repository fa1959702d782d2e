"""Pages to PDF, in every script, all in memory: what is typeset here never touches the disk.

It knows nothing of unions: it is handed a template, values and words, and gives back sheets of paper (or a file of
days for a calendar). The
fonts in `fonts/` are the only ones used; the templates in `sheets/` are what all sheets share. Words: sheet,
foot, mark, bar, tick box.
"""
