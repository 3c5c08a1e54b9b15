"""replylint in django-helpdesk: the reply form shows what is wrong, and an error does not leave by accident."""
