"""`python -m bildungslupe COMMAND`: the command of the package where there is none on the path, as often on Windows."""

from app import command

if __name__ == "__main__":
    command()
