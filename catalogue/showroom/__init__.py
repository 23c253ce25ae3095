"""Services as visitors see them: the list with its filters, a page each, cards, the API."""
