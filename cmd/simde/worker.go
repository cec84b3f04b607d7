package main

import (
	"context"

	"github.com/simde/simde/corpus/extract"
)

// extractWorker reads files in a process of its own, so that none can stop an
// import.
func extractWorker(ctx context.Context, e *env, _ []string) error {
	return extract.Worker(ctx, e.stdin, e.stdout)
}
