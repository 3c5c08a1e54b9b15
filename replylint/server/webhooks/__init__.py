"""What a helpdesk tells the server by itself: that a reply was sent, or that a draft wants a look."""
