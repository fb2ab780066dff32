"""The history of one matter. Status, due date, slip and figures are views of it."""
