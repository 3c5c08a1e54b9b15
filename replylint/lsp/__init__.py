"""The check in the editor: a server that speaks LSP 3.17 (https://microsoft.github.io/language-server-protocol/).

Texts come from the editor and go nowhere else; neither they nor what is found in them is logged.
"""
