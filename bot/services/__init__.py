"""Use cases, one feature a file. A verb takes the session first, is one transaction, and returns frozen values."""
