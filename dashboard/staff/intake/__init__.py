"""An intake: files on their way from a desk to a draft, in five steps that can each be taken back."""
