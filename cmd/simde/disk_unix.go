//go:build unix

package main

import "syscall"

// diskFree returns how many bytes are free where a path lies, -1 where the
// system does not say.
func diskFree(path string) int64 {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(path, &fs); err != nil {
		return -1
	}
	return int64(fs.Bavail) * int64(fs.Bsize)
}
