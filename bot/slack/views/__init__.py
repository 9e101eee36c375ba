"""Pure views: domain objects in, Slack messages, forms and home tabs out."""
