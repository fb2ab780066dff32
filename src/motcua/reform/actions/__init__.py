"""What is recorded of reform, by one verb."""
