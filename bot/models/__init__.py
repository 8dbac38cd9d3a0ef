"""The nouns: for each a row as it is stored and a frozen value as it is thought about."""
