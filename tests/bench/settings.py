"""Production's settings for the benchmarks; the environment comes from `site.py`.

Mails stay in the database, where the crash test can count them.
"""

from pcs.settings.production import *  # noqa: F403

MAIL_DELIVERY_BACKEND = "notifications.mail.LocalBackend"
