"""What happens by itself: workers that claim work, and the ticks of the clock."""
