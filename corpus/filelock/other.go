//go:build !unix

package filelock

import (
	"errors"
	"os"
)

// Try would take a file for whoever opened it; this system has no such locks,
// and age tells instead.
func Try(*os.File) (bool, error) { return false, errors.ErrUnsupported }
