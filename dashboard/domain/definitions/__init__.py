"""What people of the district define without programming: indicators, targets, events, actions."""
