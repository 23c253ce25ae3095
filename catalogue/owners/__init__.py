"""The owner's homes: their file, their photos, their prices."""
