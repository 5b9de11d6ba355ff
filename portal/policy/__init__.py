"""What may reach an Amazon customer. Pure: standard library only, no clock, no I/O, nothing of the other rooms."""
