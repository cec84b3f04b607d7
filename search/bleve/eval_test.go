package bleve

import (
	"context"
	"os"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bleve/shipped"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/eval"
)

// TestEval prints the measures on the real sets where SIMDE_EVAL is set; it
// takes minutes.
func TestEval(t *testing.T) {
	if os.Getenv("SIMDE_EVAL") == "" {
		t.Skip("skipped: set SIMDE_EVAL=1 to measure the search, which takes minutes")
	}
	dir := schematest.SharedData(t, "eval")
	own := func(ctx context.Context, docs []*schema.Document) (search.Engine, func() error, error) {
		lib := enginetest.NewLibrary(docs...)
		tmp, err := os.MkdirTemp("", "eval")
		must(t, err)
		x, err := Open(tmp, lib, quiet)
		must(t, err)
		follow(t, lib, x)
		return x, func() error { must(t, x.Close()); return os.RemoveAll(tmp) }, nil
	}
	_, err := eval.Run(t.Context(), os.Stdout, dir, eval.Engines{Own: own, Shipped: shipped.Open}, false)
	must(t, err)
}
