"""The helpdesk, with replylint's addresses before its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("helpdesk/", include("replylint_helpdesk.urls")),
    path("helpdesk/", include("helpdesk.urls", namespace="helpdesk")),
]
