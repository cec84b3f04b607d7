// Package schematest helps tests of every package to find the real material
// that lies beside the checkout and never inside it.
package schematest

import (
	"os"
	"path/filepath"
	"testing"
)

// SharedData returns the path of elem under the folder of real material,
// "../shared/data" seen from the root of the checkout, or $SIMDE_SHARED_DATA.
// Where it is absent the test is skipped with a line that says so.
func SharedData(t testing.TB, elem ...string) string {
	t.Helper()
	root := os.Getenv("SIMDE_SHARED_DATA")
	if root == "" {
		root = filepath.Join(moduleRoot(t), "..", "shared", "data")
	}
	path := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("skipped: the real material is not here: %v", err)
	}
	return path
}

func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = parent
	}
}
