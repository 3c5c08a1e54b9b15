"""What a draft is made of: quoted mail, greeting, body, closing, signature, disclaimer, and masks."""
