package opensearch

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// generation is the three indices of one index, or their aliases.
type generation struct {
	x                 *Index
	docs, pages, meta string
}

// Apply writes changes, and then the position of the last one. A search that
// begins afterwards sees them.
func (x *Index) Apply(ctx context.Context, epoch string, changes []schema.Change) error {
	defer x.forget()
	return x.serving.Apply(ctx, epoch, changes)
}

// Apply writes changes to a generation.
//
// Every write has the revision of its change for a version, so that the cluster
// refuses what is older than what it holds, and the same again is the same.
// Pages are written after their documents, those that were refused left out; the
// position last, when all of it can be found.
func (g generation) Apply(ctx context.Context, epoch string, changes []schema.Change) error {
	if len(changes) == 0 {
		return nil
	}
	at, err := g.position(ctx)
	if err != nil {
		return fmt.Errorf("position of the index: %w", err)
	}
	last, follows := changes[len(changes)-1], at.Epoch == epoch
	if follows && last.Revision < at.Revision {
		return nil
	}
	newest, err := plan.Fresh(changes, follows, at.Revision)
	if err != nil {
		return err
	}
	held, err := g.pageCounts(ctx, newest)
	if err != nil {
		return err
	}
	units, err := analyse(ctx, newest)
	if err != nil {
		return err
	}
	if err := g.write(ctx, newest, units, held); err != nil {
		return err
	}
	if err := g.refresh(ctx); err != nil {
		return err
	}
	return g.setPosition(ctx, position{Revision: last.Revision, Epoch: epoch, Identity: last.Identity,
		State: rand.Text(), Analysis: analysis(), Written: time.Now().Unix()})
}

// pageCounts returns how many pages are held of each document.
func (g generation) pageCounts(ctx context.Context, changes []schema.Change) ([]int, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	ids := make([]schema.ID, len(changes))
	for i, c := range changes {
		ids[i] = c.ID
	}
	var got struct {
		Docs []struct {
			Fields struct{ Pages []int }
			Error  json.RawMessage
		}
	}
	if err := g.x.client.do(ctx, http.MethodPost, "/"+g.docs+"/_mget?stored_fields=pages", object{"ids": ids}, &got); err != nil {
		return nil, fmt.Errorf("pages held: %w", err)
	}
	out := make([]int, len(ids))
	for i, d := range got.Docs {
		if len(d.Error) > 0 {
			return nil, fmt.Errorf("pages held of %s: %s", ids[i], reasonOf(d.Error))
		}
		if len(d.Fields.Pages) > 0 {
			out[i] = d.Fields.Pages[0]
		}
	}
	return out, nil
}

// analyse turns the documents of changes into what is written of them, on all
// processors; nil for those that are withdrawn.
func analyse(ctx context.Context, changes []schema.Change) ([]*unit, error) {
	out := make([]*unit, len(changes))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var words word.Analyzer
			for i := range next {
				out[i] = newUnit(plan.NewSheet(changes[i].Document, &words), changes[i].Group)
			}
		})
	}
	for i, c := range changes {
		if c.Document != nil && ctx.Err() == nil {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	return out, ctx.Err()
}

// write writes documents and then their pages.
func (g generation) write(ctx context.Context, changes []schema.Change, units []*unit, held []int) error {
	b := bulk{client: g.x.client}
	for i, c := range changes {
		if units[i] == nil {
			b.delete(g.docs, string(c.ID), c)
		} else {
			b.index(g.docs, units[i].own, c)
		}
	}
	if err := b.send(ctx); err != nil {
		return err
	}
	p := bulk{client: g.x.client}
	for i, c := range changes {
		if slices.Contains(b.refused, c.ID) {
			continue
		}
		n := 0
		if units[i] != nil {
			for _, page := range units[i].pages {
				p.index(g.pages, page, c)
			}
			n = len(units[i].pages)
		}
		for ; n < held[i]; n++ {
			p.delete(g.pages, pageID(c.ID, n), c)
		}
	}
	return p.send(ctx)
}

// refresh shows what was written to those who search.
func (g generation) refresh(ctx context.Context) error {
	if err := g.x.client.do(ctx, http.MethodPost, "/"+g.docs+","+g.pages+"/_refresh", nil, nil); err != nil {
		return fmt.Errorf("show what was written: %w", err)
	}
	return nil
}

// setPosition writes the position, unless a later one stands there.
func (g generation) setPosition(ctx context.Context, p position) error {
	path := fmt.Sprintf("/%s/_doc/%s?version=%d&version_type=external_gte", g.meta, positionID, max(1, p.Revision))
	err := g.x.client.do(ctx, http.MethodPut, path, p, nil)
	if statusOf(err) == http.StatusConflict {
		return nil
	}
	if err != nil {
		return fmt.Errorf("position of the index: %w", err)
	}
	return nil
}

// bulk is writes that are sent together, in pieces.
type bulk struct {
	client  *client
	pieces  [][]write
	size    int
	refused []schema.ID // documents whose write is older than what is held
	err     error       // of writing one as JSON
}

// write is one write of a bulk: a line or two.
type write struct {
	lines []byte
	id    schema.ID // of the document that it is of
}

// pieceSize is about how many bytes are sent at a time.
const pieceSize = 5 << 20

func (b *bulk) add(action, index, id string, c schema.Change, body object) {
	head := object{action: object{"_index": index, "_id": id, "version": max(1, c.Revision), "version_type": "external_gte"}}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	err := e.Encode(head)
	if err == nil && body != nil {
		err = e.Encode(body)
	}
	if err != nil {
		b.err = errors.Join(b.err, fmt.Errorf("document %s: %w", c.ID, err))
	}
	if b.size == 0 || b.size+out.Len() > pieceSize {
		b.pieces, b.size = append(b.pieces, nil), 0
	}
	b.size += out.Len()
	last := len(b.pieces) - 1
	b.pieces[last] = append(b.pieces[last], write{out.Bytes(), c.ID})
}

func (b *bulk) index(index string, it item, c schema.Change) {
	b.add("index", index, it.id, c, it.body)
}

func (b *bulk) delete(index, id string, c schema.Change) { b.add("delete", index, id, c, nil) }

// send sends the writes. Those that the cluster has no time for are sent again;
// those that it cannot take are named in the error.
func (b *bulk) send(ctx context.Context) error {
	if b.err != nil {
		return b.err
	}
	var failed []error
	for _, piece := range b.pieces {
		wait := firstWait
		for try := 0; len(piece) > 0; try++ {
			if try > 0 {
				if err := pause(ctx, wait); err != nil {
					return err
				}
				wait *= 2
			}
			left, err := b.once(ctx, piece)
			if err != nil {
				return fmt.Errorf("write index: %w", err)
			}
			failed = append(failed, left.failed...)
			if piece = left.busy; len(piece) > 0 && try == tries {
				return fmt.Errorf("write index: document %s and %d more: the search server is busy", piece[0].id, len(piece)-1)
			}
		}
	}
	return errors.Join(failed...)
}

// left is what a piece of a bulk leaves to be done.
type left struct {
	busy   []write
	failed []error
}

// once sends a piece and reads what became of every write in it.
func (b *bulk) once(ctx context.Context, piece []write) (left, error) {
	var lines []byte
	for _, w := range piece {
		lines = append(lines, w.lines...)
	}
	var got struct {
		Errors bool
		Items  []map[string]struct {
			Status int
			Error  json.RawMessage
		}
	}
	if err := b.client.do(ctx, http.MethodPost, "/_bulk", lines, &got); err != nil {
		return left{}, err
	}
	var out left
	if len(got.Items) != len(piece) {
		return out, fmt.Errorf("%d writes are answered, %d were sent", len(got.Items), len(piece))
	}
	for i, item := range got.Items {
		for action, r := range item {
			switch {
			case r.Status < 300, r.Status == http.StatusNotFound && action == "delete":
			case r.Status == http.StatusConflict:
				b.refused = append(b.refused, piece[i].id)
			case busy(r.Status):
				out.busy = append(out.busy, piece[i])
			default:
				out.failed = append(out.failed, failure(piece[i].id, r.Status, r.Error))
			}
		}
	}
	return out, nil
}

// failure says why the cluster does not take a document.
func failure(id schema.ID, status int, why json.RawMessage) error {
	err := error(&answerError{status, reasonOf(why)})
	if status == http.StatusBadRequest {
		err = fmt.Errorf("%w: %w", schema.ErrInvalid, err)
	}
	return fmt.Errorf("document %q cannot be written to the index: %w", id, err)
}
