"""The month of many homes on one page: what is taken, by whom, and what is free."""
