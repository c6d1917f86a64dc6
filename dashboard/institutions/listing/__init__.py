"""Institutions and catchments as rows for programs and files: columns, words of the contract, and areas."""
