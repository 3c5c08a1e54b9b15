"""The phrase language: `parse` reads it, `compile` looks its words up, `match` runs it."""
