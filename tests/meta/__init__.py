"""Tests of the code itself: its layout, its names, its promises in documents."""
