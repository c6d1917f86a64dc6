"""What invitations and the screens of operators say."""
