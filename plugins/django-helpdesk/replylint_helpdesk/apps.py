"""The Django app. It stands before `helpdesk` in INSTALLED_APPS, so that its ticket page is found first."""

from django.apps import AppConfig


class ReplylintHelpdeskConfig(AppConfig):
    """Settings, all of which may be missing: REPLYLINT_URL, REPLYLINT_TOKEN, REPLYLINT_STRICT, REPLYLINT_SECONDS."""

    name = "replylint_helpdesk"
    verbose_name = "replylint"
