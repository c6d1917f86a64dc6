"""What the staff app answers: who is asking, what they may do, and each of its screens."""
