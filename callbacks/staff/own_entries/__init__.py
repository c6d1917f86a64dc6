"""The screens of operators: their own institutions and nothing else."""
