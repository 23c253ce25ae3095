"""The desk's screens for what is done in homes, and for conversations with owners."""
