"""The screens of invitations, and giving changes back to operators."""
