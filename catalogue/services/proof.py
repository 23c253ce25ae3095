from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.crypto import get_random_string

from accounts.models import User

from ..models import Home
from .editing import change_home


@transaction.atomic
def keep_proof(home: Home, file: UploadedFile, extension: str, by: User | None) -> Home:
    """Keep the paper that shows whose residence a home is, in the place of the one before."""
    before, storage = home.residence_proof.name, home.residence_proof.storage
    home.residence_proof.save(proof_name(extension), file, save=False)
    change_home(home, ["residence_proof"], by)
    if before:
        transaction.on_commit(lambda: storage.delete(before))
    return home


def proof_name(extension: str) -> str:
    """A name that says nothing of whoever sent the file."""
    return f"{get_random_string(20)}.{extension}"
