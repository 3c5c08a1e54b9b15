"""What helpdesks put into a template: their placeholder syntaxes and their documented variables."""
