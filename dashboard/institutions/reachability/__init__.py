"""Ways from every populated cell to institutions, and what opening, closing and moving them would change."""
