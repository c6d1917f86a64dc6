"""What the stage of one scene says: the view that fills it, the sentence, the numbers and the rows."""
