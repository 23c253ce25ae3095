"""The sections that billing gives to the owner's space."""

from django.utils.translation import gettext_lazy as _

from accounts import space

space.section("dashboard", _("At a glance"), "layout-grid", "owner_space:dashboard", 10)
space.section("money", _("Income and costs"), "euro", "owner_space:money", 70)
space.section("invoices", _("Invoices"), "receipt-euro", "owner_invoices:invoices", 75)
space.section("contract", _("Mandate"), "shield-check", "owner_contract:mandate", 80)
space.section("subscription", _("Subscription"), "credit-card", "owner_subscription:home", 85)
