package sqlite

import (
	"context"
	"encoding/base64"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/simde/simde/corpus/storetest"
	"github.com/simde/simde/schema"
)

// TestPagesTakeWhatTheyAre stores pages of which each takes some 1,200 bytes, as
// most of a report do: the file is not much larger than they are.
func TestPagesTakeWhatTheyAre(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catalogue.db")
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	raw := make([]byte, 1200)
	for i := range 20 {
		d := storetest.Full(schema.ID("d" + strconv.Itoa(i)))
		d.Pages = nil
		for n := range 40 {
			for k := range raw {
				raw[k] = byte(r.Uint32())
			}
			d.Pages = append(d.Pages, schema.Page{Number: n + 1, Text: base64.StdEncoding.EncodeToString(raw)})
		}
		if err := s.Put(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	size, err := s.Size(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if ratio := float64(info.Size()) / float64(size.Bytes); size.Pages < 800 || ratio > 2 {
		t.Errorf("%d pages of %d bytes take a file of %d, %.1f times as much", size.Pages, size.Bytes, info.Size(), ratio)
	}
}
