"""The commands of `motcua`, one file each: `add(parsers)` declares it, `run(args)` does it."""
