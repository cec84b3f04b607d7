package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
)

// checkup writes what a doctor finds, a line a finding.
type checkup struct {
	out io.Writer
	ill int
}

// report writes a finding that is well or not.
func (c *checkup) report(well bool, format string, args ...any) {
	word := "well"
	if !well {
		word = "ILL"
		c.ill++
	}
	fmt.Fprintf(c.out, "%-4s %s\n", word, schema.Line(fmt.Sprintf(format, args...)))
}

// note writes a line that belongs to the finding before it.
func (c *checkup) note(format string, args ...any) {
	fmt.Fprintf(c.out, "     %s\n", schema.Line(fmt.Sprintf(format, args...)))
}

func doctor(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	repair := f.Bool("repair", false, "mend the index where it differs from the corpus")
	if _, err := parse(f, args); err != nil {
		return err
	}
	with := e.besideServer
	if *repair {
		with = e.withIndex // a copy cannot be repaired
	}
	return with(ctx, func(l *library, x engine) error {
		c := &checkup{out: e.stdout}
		l.checkServices(ctx, x, c)
		if err := l.checkRecord(ctx, c); err != nil {
			return err
		}
		if err := e.checkIndex(ctx, l, x, *repair, c); err != nil {
			return err
		}
		if err := e.checkShelves(ctx, l, *repair, c, copied(x)); err != nil {
			return err
		}
		if c.ill > 0 {
			return errPartly
		}
		return nil
	})
}

// checkServices asks the services that the library needs, where it needs more
// than its folder.
func (l *library) checkServices(ctx context.Context, x engine, c *checkup) {
	if l.at.folderOnly() {
		return
	}
	for _, s := range l.services(x) {
		begun := time.Now()
		err := s.ask(ctx)
		took := time.Since(begun)
		if err != nil {
			c.report(false, "%s (%s): %v", s.name, s.where, err)
			continue
		}
		c.report(true, "%s (%s) answers within %.1f ms", s.name, s.where, float64(took.Microseconds())/1000)
	}
}

// checkRecord checks what is of record: the catalogue and the originals.
func (l *library) checkRecord(ctx context.Context, c *checkup) error {
	err := l.store.Check(ctx)
	c.report(err == nil, "catalogue: %s", verdict(err))
	n, bad, err := l.checkOriginals(ctx)
	if err != nil {
		return err
	}
	c.report(len(bad) == 0, "originals: %d checked against their hashes, %d wrong", n, len(bad))
	for _, b := range bad {
		c.note("%v", b)
	}
	if len(bad) > 0 {
		c.note("import the same files again from elsewhere: a sound copy takes the place of a damaged one")
	}
	return l.checkLedger(ctx, c)
}

// checkLedger checks that the ledger says what the documents do.
func (l *library) checkLedger(ctx context.Context, c *checkup) error {
	wrong, err := corpus.Disagreements(ctx, l.store)
	if err != nil {
		return err
	}
	c.report(len(wrong) == 0, "ledger: %d rows or documents do not agree", len(wrong))
	for _, w := range wrong {
		c.note("%s", w)
	}
	return nil
}

func verdict(err error) string {
	if err != nil {
		return err.Error()
	}
	return "sound"
}

// checkIndex checks the index's files against their checksums and what they
// hold against the corpus, and mends the index where it is asked to.
func (e *env) checkIndex(ctx context.Context, l *library, x engine, repair bool, c *checkup) error {
	if copied(x) {
		c.note("another process has the index open; a copy is checked")
		if err := e.catchUp(ctx, l, x); err != nil {
			return err
		}
	}
	whole, err := e.checkFiles(ctx, l, x, repair, c)
	if err != nil {
		return err
	}
	lag, err := indexer.Behind(ctx, l.open(), x)
	if err != nil {
		return err
	}
	if copied(x) && whole && !lag.None() {
		c.report(false, "index: it %s; the process that has it open brings it up to date", lagging(lag))
		return nil
	}
	drift, err := indexer.Check(ctx, l.open(), x)
	if err != nil {
		return err
	}
	if drift.None() || !repair {
		c.drift(drift, "")
		if !drift.None() || !whole {
			c.note("\"simde index\" follows what changed; \"simde doctor --repair\" mends the rest")
		}
		return nil
	}
	if err := indexer.Repair(ctx, e.log(), l.feed(), x, drift); err != nil {
		return err
	}
	c.note("repaired: %d missing, %d stale, %d superfluous", len(drift.Missing), len(drift.Stale), len(drift.Superfluous))
	if drift, err = indexer.Check(ctx, l.open(), x); err != nil {
		return err
	}
	c.drift(drift, "after the repair: ")
	return nil
}

// catchUp brings a copy to where the process that has the index open will be in
// a moment, which is no illness.
func (e *env) catchUp(ctx context.Context, l *library, x engine) error {
	lag, err := indexer.Behind(ctx, l.open(), x)
	if err != nil || lag.Anew || lag.Changes > waitFor {
		return err
	}
	return indexer.Sync(ctx, e.log(), l.feed(), x)
}

// drift reports how the index differs from the corpus.
func (c *checkup) drift(d indexer.Drift, when string) {
	c.report(d.None(), "index: %s%d missing, %d stale, %d superfluous", when, len(d.Missing), len(d.Stale), len(d.Superfluous))
}

// checkFiles reports whether the index's files are as they were written, by
// this version of the program and from this history of the library. Where they
// are not, a repair makes the index anew.
func (e *env) checkFiles(ctx context.Context, l *library, x engine, repair bool, c *checkup) (bool, error) {
	n, bad := verify(ctx, x)
	if err := ctx.Err(); err != nil {
		return false, err
	}
	_, inFiles := x.(files)
	lag, err := indexer.Behind(ctx, l.open(), x)
	if err != nil {
		return false, err
	}
	switch {
	case bad == nil && !lag.Anew && !inFiles:
		return true, nil // the cluster sees to its files
	case bad == nil && !lag.Anew:
		c.report(true, "index: %d files checked against their checksums", n)
		return true, nil
	case repair:
		if err := indexer.Rebuild(ctx, e.log(), l.feed(), x); err != nil {
			return false, err
		}
		c.note("the index %s; it was made anew", lagging(lag))
		if n, bad = verify(ctx, x); bad == nil {
			c.report(true, "index: %d files checked against their checksums after the repair", n)
			return true, nil
		}
		c.report(false, "index: %s", strings.ReplaceAll(bad.Error(), "\n", "; "))
	case bad != nil:
		c.report(false, "index: %s", strings.ReplaceAll(bad.Error(), "\n", "; "))
	default:
		c.report(false, "index: it %s", lagging(lag))
	}
	return false, nil
}

// checkOriginals hashes every original that a document was made from, those of
// its earlier versions too.
func (l *library) checkOriginals(ctx context.Context) (int, []error, error) {
	n := 0
	var bad []error
	for d, err := range l.store.Filed(ctx) {
		if err != nil {
			return n, bad, err
		}
		for _, h := range slices.Concat(d.Files, d.Earlier) {
			n++
			err := l.originals.Verify(ctx, h)
			if err == nil {
				continue
			}
			name, held, lost := l.nameOf(ctx, d.ID, h)
			if lost != nil {
				return n, bad, lost
			}
			if held {
				bad = append(bad, fmt.Errorf("document %s, %s: %w", d.ID, name, err))
			}
		}
	}
	return n, bad, nil
}

// nameOf returns what a file of a document is called, by its hash; false where the
// document has it no more.
func (l *library) nameOf(ctx context.Context, id schema.ID, h schema.Hash) (string, bool, error) {
	doc, err := l.store.Head(ctx, id)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	files := doc.Files()
	for _, v := range doc.Earlier {
		files = append(files, v.Files()...)
	}
	for _, f := range files {
		if f.Hash == h {
			return f.Name, true, nil
		}
	}
	return "", false, nil
}

// checkShelves checks what is indexed of closed collections, and makes it anew
// where it is asked to mend it. What another process has open, it brings up to
// date.
func (e *env) checkShelves(ctx context.Context, l *library, repair bool, c *checkup, beside bool) (err error) {
	closed := l.shelves(e, beside)
	defer func() { err = errors.Join(err, closed.close()) }()
	f := closed.follower()
	if !beside {
		if err := f.Sync(ctx, e.log()); err != nil {
			return err
		}
	}
	drift, err := f.Check(ctx)
	if err != nil || drift.Documents == 0 && drift.None() {
		return err
	}
	if !drift.None() && repair {
		if err := f.Rebuild(ctx, e.log()); err != nil {
			return err
		}
		c.note("closed collections: their indices were made anew")
		if drift, err = f.Check(ctx); err != nil {
			return err
		}
	}
	c.report(drift.None(), "closed collections: %d documents indexed; %d missing, %d stale, %d superfluous", drift.Documents, len(drift.Missing), len(drift.Stale), len(drift.Superfluous))
	return nil
}
