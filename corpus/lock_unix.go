//go:build unix

package corpus

import (
	"errors"
	"os"
	"syscall"
)

// lock takes a file for this process until it is closed or the process ends,
// however that comes about. It reports false where another has it.
func lock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}
