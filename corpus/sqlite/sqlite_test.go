package sqlite

import (
	"path/filepath"
	"testing"

	"github.com/simde/simde/corpus/storetest"
)

var adapter = storetest.Adapter{
	New:  func(t testing.TB) string { return filepath.Join(t.TempDir(), "a folder", "catalogue.db") },
	Open: Open,
}

func TestMain(m *testing.M) { storetest.Main(m, adapter) }

func TestStore(t *testing.T) { storetest.Test(t, adapter) }
