"""Papers and files: what a paper says, how it is set, and what makes a file trustworthy."""
