//go:build unix

package main

import (
	"runtime"
	"syscall"
	"time"
)

// peakMemory returns the most resident memory, in MB, that this process or any
// one of its finished workers has used.
func peakMemory() float64 {
	most := int64(0)
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err == nil {
			most = max(most, int64(u.Maxrss))
		}
	}
	if runtime.GOOS == "darwin" { // counts bytes there, kilobytes elsewhere
		return float64(most) / 1e6
	}
	return float64(most) / 1e3
}

// processorTime returns the processor time that this process has used, in all its
// threads.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
