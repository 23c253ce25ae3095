"""The assistant: answers from the FAQ and from the reader's own stays, never from elsewhere.

encoder and lexical measure how alike two sentences are, matching ranks the entries, rules decides
how sure that is, replies finds what is said, conversations keeps it for thirty days.
"""
