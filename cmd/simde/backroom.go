package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/cover"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/corpus/harvest"
	"github.com/simde/simde/corpus/people"
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/corpus/upload"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
)

// backroom is what the desk of a site works with: what changes the library.
type backroom struct {
	pool   *extract.Pool
	people *people.House
	steps  *corpus.Desk
	intake *upload.Desk
	review *review.Desk
	keeper *keeper
	warden *warden // of a server
	comes  *harvest.Harvester
	store  corpus.Store
	naming *corpus.Naming

	shelves *shelves // of a server
}

// backroom makes what a server's desk works with; base is the address of the
// site, or "". It must be closed.
func (l *library) backroom(e *env, base string) (*backroom, error) {
	pool, err := l.extractor("", defaultOCR)
	if err != nil {
		return nil, err
	}
	d := newDescriber()
	importer := func(by, command string) *corpus.Importer {
		return &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Unpacker: unpacker{pool}, Describer: d, Log: e.log(), Workers: runtime.NumCPU(), By: by, Command: command}
	}
	b := &backroom{store: l.store, pool: pool, people: people.New(l.store), naming: l.naming()}
	b.steps = l.desk(e, pool, "desk")
	kept := upload.Originals{Originals: l.originals, Of: func(ctx context.Context) iter.Seq2[schema.Hash, error] { return corpus.OriginalsOf(ctx, l.store) }}
	b.intake = &upload.Desk{Store: l.store, Originals: kept, Importer: importer, Decide: b.steps.Decide, Succeed: b.steps.Succeed, Folder: filepath.Join(l.dir, "uploads"), Log: e.log()}
	b.keeper = &keeper{lib: l, steps: b.steps, importer: importer, jobs: make(chan func(context.Context) error, mostJobs), log: e.log()}
	b.comes = l.harvester(e, pool, base)
	b.review = &review.Desk{Store: l.store, Changes: b.steps, TakeIn: l.takeIn(e), Uploads: b.intake}
	return b, nil
}

// inBackroom runs a command that does what the desk does: f with the library, what
// its desk works with, and the words of the command, "list" where there are none.
func (e *env) inBackroom(ctx context.Context, words []string, f func(l *library, room *backroom, words []string) error) (err error) {
	if len(words) == 0 {
		words = []string{"list"}
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	room, err := l.backroom(e, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, room.close()) }()
	return f(l, room, words)
}

// numbered reads "VERB N" of a command that is about numbered things; want are its
// verbs.
func (e *env) numbered(words []string, want string) (n int, err error) {
	if len(words) != 2 {
		return 0, fmt.Errorf("%s %s: want %s", e.command.name, words[0], want)
	}
	if n, err = strconv.Atoi(words[1]); err != nil {
		return 0, fmt.Errorf("%s %s %s: want the number of one", e.command.name, words[0], words[1])
	}
	return n, nil
}

// open gives a site its desk.
func (b *backroom) open(cfg *web.Config) {
	cfg.People, cfg.Intake, cfg.Rules = b.people, b.intake, newDescriber().Version
	cfg.Cases, cfg.Answers = b.store, b.review
	cfg.Batches, cfg.Keeper, cfg.Sets = b.store, b.keeper, b.store
	cfg.Cover = cover.Read
	cfg.Sources, cfg.Harvester = b.store, b.comes
	cfg.Advice, cfg.Advisor, cfg.Bring = b.store, b.review, b.intake.OpenFor
	cfg.Record, cfg.Work, cfg.Later = b.store, b.steps, b.keeper.later
	cfg.Warden = b.warden
	if b.shelves != nil {
		cfg.Shelves = b.shelves
	}
	cfg.Bodies, cfg.Naming = b.store, b.naming
	cfg.Toponyms, cfg.Calling, cfg.Again = b.store, b.steps.Calling, b.keeper
}

func (b *backroom) close() error {
	err := b.pool.Close()
	if b.shelves != nil {
		err = errors.Join(err, b.shelves.close())
	}
	return err
}
