"""What happens to a raw release."""
