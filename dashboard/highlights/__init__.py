"""What stands out in a data version: at most three findings for each focal point, by the rules of many tests."""
