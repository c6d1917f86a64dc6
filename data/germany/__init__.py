"""All of Germany: the register of its areas, and official figures that never change with an import."""
