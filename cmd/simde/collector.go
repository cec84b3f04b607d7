package main

import (
	"os"
	"runtime/debug"
)

// collectAt is how much garbage, in hundredths of what is held, a server lets come
// together. What it holds is mostly tables that never change, some 75 MB; with as
// much garbage again as they are, which is usual, going through them was an eighth
// of what a page cost.
const collectAt = 200

// collectSeldom makes the collector wait so long, unless who started the program
// says how long (GOGC).
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
}
