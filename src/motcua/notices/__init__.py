"""The statutory papers that people hold in their hands: what each says, and what it said when it was issued."""
