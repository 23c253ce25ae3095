from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Files named after their content; our script modules import each other by those names too."""

    # Ours only: in the scripts of libraries even a comment that says import() would be followed.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("core/js/*.js", HashedFilesMixin._js_module_import_aggregation_patterns[1]),
    )
