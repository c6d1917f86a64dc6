"""What of all delivered courses and queues counts, and what of their numbers may be shown."""
