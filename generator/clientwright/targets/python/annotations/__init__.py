"""How each type of the model is represented and annotated in Python."""
