"""The HTTP surface: health for whoever runs the bot."""
