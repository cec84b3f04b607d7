//go:build !unix

package main

import (
	"runtime"
	"time"
)

var started = time.Now()

// peakMemory returns the memory, in MB, that this process has from the system.
func peakMemory() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / 1e6
}

// processorTime returns the time on the clock since the program began: the system
// tells no other.
func processorTime() time.Duration { return time.Since(started) }
