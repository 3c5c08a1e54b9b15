"""The HTTP server of `replylint serve`: drafts in, findings out, for the page and the helpdesk apps.

Needs the extra `replylint[server]`. Nothing here logs a text.
"""
