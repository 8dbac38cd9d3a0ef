"""What people can do: Slack in, one verb of a service, a message out. One module a feature."""
