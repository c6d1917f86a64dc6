"""Tables that people edit like a sheet: their columns, what cells say and mean, and edits as they are sent."""
