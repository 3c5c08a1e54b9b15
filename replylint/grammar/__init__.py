"""Spelling, grammar and punctuation through a LanguageTool server, brought to replies without its noise.

Nothing of this package is imported by a check that was not asked for grammar.
"""
