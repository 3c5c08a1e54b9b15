"""Findings that somebody silenced on purpose: by a comment in the file, or by the config.

`directives` reads the comments, `configured` the config's `suppress`, `apply` takes the findings out
and says which suppressions are wrong or do nothing, `meta` holds the rules of its own that say so.
"""
