"""Fixes: what a suggestion changes in a file, which changes are safe, and how they are put in."""
