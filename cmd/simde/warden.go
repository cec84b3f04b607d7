package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/measure"
)

// warden knows how the library of a server is.
type warden struct {
	lib      *library
	keeper   *keeper
	progress frame.Progress
	index    engine

	mu       sync.Mutex
	checking bool
	checked  time.Time
	findings []schema.Finding
}

// Health returns how the library is, as far as that costs little.
func (w *warden) Health(ctx context.Context) (h schema.Health, err error) {
	w.mu.Lock()
	h.Checking, h.Checked, h.Findings = w.checking, w.checked, w.findings
	w.mu.Unlock()
	h.At, h.Jobs, h.DiskFree = time.Now().UTC(), len(w.keeper.jobs), diskFree(w.lib.dir)
	size, err := w.lib.store.Size(ctx)
	if err != nil {
		return h, err
	}
	h.Documents, h.Pages, h.Text = size.Documents, size.Pages, size.Bytes
	at, err := w.progress.State(ctx)
	if err != nil {
		return h, err
	}
	h.Behind, h.Rebuilding = int(at.Corpus-at.Index), at.Rebuilding
	queue, err := w.lib.store.Queue(ctx, schema.CaseQuery{Most: 1})
	if err != nil {
		return h, err
	}
	h.Cases = queue.Total
	offers, err := w.lib.store.Uploads(ctx, 0, schema.UploadOffered, mostJobs*mostJobs)
	if err != nil {
		return h, err
	}
	h.Offers = len(offers)
	if h.OldRules, err = w.lib.store.CountIDs(ctx, newDescriber().Version()); err != nil {
		return h, err
	}
	m, err := readManifest(filepath.Join(w.lib.dir, lastBackup))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return h, err
	}
	h.Backup = m.Made
	return h, nil
}

// lastBackup is where the library keeps what its last backup held.
const lastBackup = "last-backup.json"

// Check has everything looked at by the keeper's worker, once at a time.
func (w *warden) Check(context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.checking {
		return nil
	}
	select {
	case w.keeper.jobs <- w.check:
		w.checking = true
		return nil
	default:
		return fmt.Errorf("%d tasks wait: %w", mostJobs, schema.ErrUnavailable)
	}
}

// check looks at everything and keeps what it found.
func (w *warden) check(ctx context.Context) error {
	var out strings.Builder
	c := &checkup{out: &out}
	err := w.lib.checkRecord(ctx, c)
	if err == nil {
		err = w.checkIndex(ctx, c)
	}
	if err != nil {
		c.report(false, "the check could not go on: %v", err)
	}
	var findings []schema.Finding
	for line := range strings.Lines(out.String()) {
		line = strings.TrimRight(line, "\n")
		if text, ok := strings.CutPrefix(line, "     "); ok && len(findings) > 0 { // it belongs to the finding before it
			findings[len(findings)-1].Text += "; " + text
			continue
		}
		word, text, _ := strings.Cut(line, " ")
		findings = append(findings, schema.Finding{Well: word == "well", Text: strings.TrimSpace(text)})
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.checking, w.checked, w.findings = false, time.Now().UTC(), findings
	return err
}

// checkIndex compares the index with what everybody may see.
func (w *warden) checkIndex(ctx context.Context, c *checkup) error {
	if _, err := verify(ctx, w.index); err != nil {
		c.report(false, "index: its files: %v", err)
		return nil
	}
	drift, err := indexer.Check(ctx, w.lib.open(), w.index)
	if err != nil {
		return err
	}
	c.report(drift.None(), "index: %d missing, %d stale, %d superfluous", len(drift.Missing), len(drift.Stale), len(drift.Superfluous))
	return nil
}

// gauges have a meter tell how the library is. What cannot be asked is -1.
func (w *warden) gauges(ctx context.Context, m *measure.Meter) {
	var mu sync.Mutex
	var kept schema.Health
	var at time.Time
	ask := func() schema.Health { // once for all gauges of an answer
		mu.Lock()
		defer mu.Unlock()
		if time.Since(at) < time.Second {
			return kept
		}
		h, err := w.Health(ctx)
		if err != nil {
			h = schema.Health{Documents: -1, Pages: -1, Behind: -1, Cases: -1, Offers: -1, Jobs: -1, OldRules: -1, DiskFree: -1}
		}
		kept, at = h, time.Now()
		return h
	}
	for name, value := range map[string]func(schema.Health) float64{
		"simde_documents":            func(h schema.Health) float64 { return float64(h.Documents) },
		"simde_pages":                func(h schema.Health) float64 { return float64(h.Pages) },
		"simde_index_behind_changes": func(h schema.Health) float64 { return float64(h.Behind) },
		"simde_cases_waiting":        func(h schema.Health) float64 { return float64(h.Cases) },
		"simde_offers_waiting":       func(h schema.Health) float64 { return float64(h.Offers) },
		"simde_tasks_waiting":        func(h schema.Health) float64 { return float64(h.Jobs) },
		"simde_documents_old_rules":  func(h schema.Health) float64 { return float64(h.OldRules) },
		"simde_disk_free_bytes":      func(h schema.Health) float64 { return float64(h.DiskFree) },
		"simde_backup_timestamp_seconds": func(h schema.Health) float64 {
			if h.Backup.IsZero() {
				return 0
			}
			return float64(h.Backup.Unix())
		},
	} {
		m.Gauge(name, func() float64 { return value(ask()) })
	}
}
