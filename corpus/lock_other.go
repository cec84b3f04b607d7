//go:build !unix

package corpus

import (
	"errors"
	"os"
)

// lock would take a file for this process; here Sweep goes by age instead.
func lock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
