"""The only SQL: one noun a file, methods in the words of the domain."""
