"""Who a draft speaks to and of: names and how they are written, greetings, signatures, gender."""
