package extract

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/simde/simde/schema"
)

// Cost is what it took to extract files.
type Cost struct {
	Files, Pages int
	Bytes        int64
	Failed       map[schema.FailureClass]int
	CPU          time.Duration // of all workers, their start included
	Wall         time.Duration
	Peak         int64 // bytes of resident memory of the largest worker, as far as it was seen
}

// Measure extracts files with a pool of its own, all of its workers busy, and
// returns what that took.
func Measure(ctx context.Context, cfg Config, files []string) (Cost, error) {
	p, err := New(cfg)
	if err != nil {
		return Cost{}, err
	}
	start := time.Now()
	cost := Cost{Files: len(files), Failed: map[schema.FailureClass]int{}}
	var mu sync.Mutex
	var wg sync.WaitGroup
	var failed error
	work := make(chan string)
	for range p.config.Workers {
		wg.Go(func() {
			for f := range work {
				r, err := p.Extract(ctx, f, f)
				mu.Lock()
				failed = errors.Join(failed, cost.add(f, r, err))
				mu.Unlock()
			}
		})
	}
	for _, f := range files {
		work <- f
	}
	close(work)
	wg.Wait()
	cost.Wall = time.Since(start)
	failed = errors.Join(failed, p.Close())
	for _, w := range p.all {
		cost.CPU += w.cpu
		cost.Peak = max(cost.Peak, w.peak)
	}
	return cost, failed
}

// add counts a file. An error that is not about the file is returned.
func (c *Cost) add(path string, r *schema.Reading, err error) error {
	if info, err := os.Stat(path); err == nil {
		c.Bytes += info.Size()
	}
	var f *schema.FileError
	if errors.As(err, &f) {
		c.Failed[f.Class]++
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	c.Pages += len(r.Pages)
	return nil
}

// Pdftotext returns the CPU time that pdftotext of poppler-utils takes over
// the same files, as a measure of Cost. Files that it cannot read count too.
func Pdftotext(ctx context.Context, files []string) (time.Duration, error) {
	var cpu time.Duration
	for _, f := range files {
		cmd := exec.CommandContext(ctx, "pdftotext", f, os.DevNull)
		err := cmd.Run()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return 0, fmt.Errorf("pdftotext: %w", err)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	return cpu, nil
}
