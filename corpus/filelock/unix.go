//go:build unix

package filelock

import (
	"errors"
	"os"
	"syscall"
)

// Try takes f for whoever opened it until f is closed or the process ends,
// however that comes about. It reports false where another has the file. Where
// the system or the disk has no locks the error says so.
func Try(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}
