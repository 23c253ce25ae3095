from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "billing.sandbox"
    label = "sandbox"
