"""What the bot says: pure builders, and the data files people edit."""
