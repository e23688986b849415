"""The rules of the house: pure, standard library only; time, ids and randomness are passed in."""
