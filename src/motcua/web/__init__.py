"""All HTTP: the only place, with the gateway and the jobs, that reads the clock."""
