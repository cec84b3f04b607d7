//go:build !unix

package main

import "runtime"

// peakMemory returns the memory, in MB, that this process has from the system.
func peakMemory() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / 1e6
}
