"""Clients of helpdesks' own APIs, for what replylint reads from them and writes to them."""
