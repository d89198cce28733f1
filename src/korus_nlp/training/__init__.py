"""How each artefact in `models/` was made: `python -m korus_nlp.training`; imported by nothing else."""
