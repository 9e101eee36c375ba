"""How precise the linter is: labelled sentences, read as it reads them."""
