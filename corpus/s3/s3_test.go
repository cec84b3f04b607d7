package s3

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/blobtest"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// server names where the storage of the tests is, as "make services" prints it.
const server = "SIMDE_TEST_S3"

// A place is an address and the folder of the machine, parted by a space.
var adapter = blobtest.Adapter{
	New: func(t *testing.T) string {
		u, err := url.Parse(os.Getenv(server))
		if err != nil {
			t.Fatal(err)
		}
		u.Path += fmt.Sprintf("/%d", time.Now().UnixNano())
		return u.String() + " " + t.TempDir()
	},
	Open: func(ctx context.Context, place string) (corpus.Originals, error) {
		address, dir, _ := strings.Cut(place, " ")
		return Open(ctx, address, dir)
	},
	Damage: func(t *testing.T, place string, h schema.Hash, by []byte) {
		address, dir, _ := strings.Cut(place, " ")
		o, err := Open(t.Context(), address, dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.client.PutObject(t.Context(), o.bucket, o.key(h), bytes.NewReader(by), int64(len(by)), minio.PutObjectOptions{}); err != nil {
			t.Fatal(err)
		}
	},
	HalfWritten: 1,
}

func TestMain(m *testing.M) { blobtest.Main(m, adapter) }

func TestOriginals(t *testing.T) {
	needServer(t)
	blobtest.Test(t, adapter)
}

func needServer(t *testing.T) {
	t.Helper()
	schematest.Service(t, server)
}

// TestAnotherMachine reads what one machine kept from another, whose folder is
// empty, and does not take for it what the storage spoilt.
func TestAnotherMachine(t *testing.T) {
	needServer(t)
	place := adapter.New(t)
	address, _, _ := strings.Cut(place, " ")
	first, err := Open(t.Context(), address, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	text := []byte("kept on one machine")
	h, _, err := first.Keep(t.Context(), bytes.NewReader(text), 100)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Open(t.Context(), address, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path, release, err := second.Local(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, text) {
		t.Errorf("read on another machine: %q, %v", got, err)
	}
	if err := release(); err != nil {
		t.Error(err)
	}
	adapter.Damage(t, place, h, []byte("other bytes"))
	third, err := Open(t.Context(), address, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if path, _, err := third.Local(t.Context(), h); err == nil {
		t.Errorf("spoilt bytes lie in %s as the original", path)
	}
	if _, _, err := first.Keep(t.Context(), bytes.NewReader(text), 100); err != nil {
		t.Fatal(err)
	}
	if err := third.Verify(t.Context(), h); err != nil {
		t.Errorf("after the good file was kept again: %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for _, address := range []string{"", "bucket", "http://bucket/x", "s3:///prefix", "s3://bucket?endpoint=localhost:9000", "s3://bucket?endpoint=ftp://x"} {
		if _, err := Open(t.Context(), address, t.TempDir()); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Open(%q): %v, want ErrInvalid", address, err)
		}
	}
}

func TestTrim(t *testing.T) {
	dir := t.TempDir()
	c, err := openCache(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{"old": 3 * time.Hour, "older": 4 * time.Hour, "new": time.Minute} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, cacheBytes/2+1); err != nil { // sparse
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	var removed []string
	remember := func(path string) error {
		removed = append(removed, filepath.Base(path))
		return nil
	}
	if err := c.trim(t.Context(), remember); err != nil || strings.Join(removed, " ") != "older old" {
		t.Errorf("trim removes %v, %v, want what came first until the rest fits", removed, err)
	}
}
