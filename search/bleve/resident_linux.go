package bleve

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// mapped returns how many bytes of mapped files are resident in this process.
func mapped() int {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b)
	if len(fields) < 3 {
		return 0
	}
	pages, err := strconv.Atoi(string(fields[2]))
	if err != nil {
		return 0
	}
	return pages * os.Getpagesize()
}

// letGo takes the pages of a mapped file out of this process. They stay in the
// system's cache and come back when they are read.
func letGo(file []byte) error { return syscall.Madvise(file, syscall.MADV_DONTNEED) }
