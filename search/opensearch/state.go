package opensearch

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
)

// position is the document of the index meta.
type position struct {
	Revision schema.Revision `json:"revision"`
	Epoch    string          `json:"epoch"`
	Identity string          `json:"identity"`
	State    string          `json:"state"`    // of what is held, made at random
	Analysis string          `json:"analysis"` // of the program that made the index
	Written  int64           `json:"written"`  // in seconds since 1970
}

// positionID names that document.
const positionID = "position"

func (p position) at() indexer.Position {
	return indexer.Position{Revision: p.Revision, Epoch: p.Epoch, Identity: p.Identity}
}

// analysis names how texts and facets are read by this program.
func analysis() string {
	return fmt.Sprintf("s%d-a%d.%s", structureVersion, plan.AnalysisVersion, schema.VocabularyVersion())
}

// structureVersion is of how sheets are written: an index of another cannot be
// asked.
const structureVersion = 2

// position reads where a generation is.
func (g generation) position(ctx context.Context) (position, error) {
	var got struct {
		Source position `json:"_source"`
	}
	err := g.x.client.do(ctx, http.MethodGet, "/"+g.meta+"/_doc/"+positionID, nil, &got)
	if statusOf(err) == http.StatusNotFound && !strings.Contains(err.Error(), "index_not_found") {
		return position{}, nil // a new index
	}
	return got.Source, err
}

// Position returns up to where the generation has applied the feed, and which.
func (g generation) Position(ctx context.Context) (indexer.Position, error) {
	p, err := g.position(ctx)
	if err != nil {
		return indexer.Position{}, fmt.Errorf("position of the index: %w", err)
	}
	return p.at(), nil
}

// lookEvery is how often a process looks whether another one has written.
const lookEvery = time.Second

// state is what is known of one state of the index. It is asked for as it is
// needed, and once.
type state struct {
	position
	counts memory[int]          // of documents, by query
	words  memory[[]plan.Known] // that begin as one or resemble it
	mu     sync.Mutex           // guards whole, which is counted once
	whole  *whole
}

// mostKept bounds what is remembered of one sort.
const mostKept = 100_000

// memory remembers answers, until they are too many. It is safe for concurrent
// use.
type memory[T any] struct {
	mu   sync.Mutex
	kept map[string]T
}

func (m *memory[T]) get(key string) (T, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.kept[key]
	return v, ok
}

func (m *memory[T]) put(key string, v T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= mostKept {
		m.kept = map[string]T{}
	}
	m.kept[key] = v
}

// whole is what is known of all documents.
type whole struct {
	documents int
	average   float64 // length
	counts    plan.Counts
	inexact   bool // some values were not counted
}

// state returns what is known of the newest state.
func (x *Index) state(ctx context.Context) (*state, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.newest != nil && time.Since(x.lookedAt) < lookEvery {
		return x.newest, nil
	}
	began := time.Now()
	p, err := x.serving.position(ctx)
	if err != nil {
		return nil, fmt.Errorf("state of the index: %w", err)
	}
	x.note(p, began)
	return x.newest, nil
}

// learn notes a position that was just read.
func (x *Index) learn(p position, at time.Time) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.note(p, at)
}

// note keeps what is known of a state while it is the newest. The caller has
// locked x.
func (x *Index) note(p position, at time.Time) {
	if x.newest == nil || x.newest.State != p.State {
		x.newest = &state{position: p}
	}
	x.lookedAt = at
}

// forget has the next question look for a newer state.
func (x *Index) forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.newest = nil
}

// State names what is searched: where two answers differ, the names of their
// states do. A process learns within a second of what another one has written.
func (x *Index) State(ctx context.Context) (string, error) {
	s, err := x.state(ctx)
	if err != nil {
		return "", err
	}
	return "o-" + s.State, nil
}

// Stale reports whether a rebuild would find more: the index was written with
// another analysis or other vocabularies than this program's.
func (x *Index) Stale() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.newest != nil && x.newest.Analysis != "" && x.newest.Analysis != analysis()
}
