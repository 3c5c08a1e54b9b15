"""To be included before helpdesk's own, under the same prefix: the reply form then posts to the checked view."""

from django.urls import path

from replylint_helpdesk.views import CheckedUpdateTicketView, asset, check_view

app_name = "replylint_helpdesk"

urlpatterns = [
    path("tickets/<int:ticket_id>/update/", CheckedUpdateTicketView.as_view(), name="update"),
    path("replylint/tickets/<int:ticket_id>/check/", check_view, name="check"),
    path("replylint/assets/<str:name>", asset, name="asset"),
]
