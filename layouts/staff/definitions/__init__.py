"""The screens of measures and indicators, and of targets, events and actions."""
