"""The composition: what wholes are made of, over years and over places, as bars of 100 % or of counts."""
