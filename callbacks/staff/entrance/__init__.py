"""Who is let in: sessions, tokens, origins, sign-in."""
