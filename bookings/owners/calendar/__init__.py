"""What takes the nights of an owner's homes, and what they close or keep themselves."""
