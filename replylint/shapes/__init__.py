"""What things look like in a text: cards, links, dates, secrets, left-over fields, parts of an SMS."""
