"""Second Round: how the bot works. What people can do is in handlers, what it says in content."""
