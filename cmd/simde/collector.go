package main

import (
	"os"
	"runtime/debug"
)

// collectAt is how much garbage, in hundredths of what is held, comes together before
// it is collected. What is held is mostly tables that never change, some 75 MB; with
// as much garbage again as they are, which is usual, going through them was an eighth
// of what a page cost a server, and a twentieth of what indexing one did. An import
// gains nothing.
const collectAt = 200

// collectSeldom makes the collector wait so long, unless who started the program
// says how long (GOGC).
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
}
