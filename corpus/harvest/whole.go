package harvest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Whole is how often what came from a repository that tells no deletions is compared
// with all that it lists, where nobody says otherwise.
const Whole = 30 * 24 * time.Hour

// LeastWhole is the least time from one comparison to the next.
const LeastWhole = 24 * time.Hour

// mostVanished is what part of what came from a source may have vanished from its
// list at once: one in so many. More is rather a list that is not whole than the
// will of who keeps it, and asks for a person's word.
const mostVanished = 5

// all is a source that can tell the keys of all that it has.
type all interface {
	// keys returns them, and an error where it is not sure that these are all.
	// tells reports that it says itself what it withdraws, so that nobody needs to
	// compare; then there are no keys, unless they are asked for.
	keys(ctx context.Context, asked bool) (listed map[string]bool, tells bool, err error)
	// again returns a cursor from which things are offered once more.
	again(cursor string, keys []string) (string, error)
}

// wholeDue reports whether a source is to be compared now.
func wholeDue(s schema.Source) bool {
	every := s.Whole
	if every == 0 && s.Kind == schema.SourceOAI {
		every = Whole
	}
	last := s.Compared
	if last.IsZero() {
		last = s.Made
	}
	return s.Kind.TellsAll() && (s.Compare != "" || every > 0 && time.Since(last) >= every)
}

// compare withdraws what the source lists no more, where that is due: only what a
// whole list lacks, and only a part of what came, unless a person is sure. cause is
// what went wrong at the source, err in the library.
func (t *taking) compare(ctx context.Context) (cause, err error) {
	src, err := t.h.Store.Source(ctx, t.src.Name) // somebody may have asked meanwhile
	if err != nil || !wholeDue(src) {
		return nil, err
	}
	from, ok := t.from.(all)
	if !ok {
		return nil, nil
	}
	listed, tells, err := from.keys(ctx, src.Compare != "")
	switch {
	case err != nil && src.Compare == "" && ctx.Err() == nil: // it is tried again in the next run
		t.run.Note("what the source lists no more cannot be told: " + err.Error())
		return nil, nil
	case err != nil:
		return err, nil
	case tells:
		return nil, t.compared(ctx, 0)
	}
	gone, back, held, err := t.vanished(ctx, listed)
	if err != nil {
		return nil, err
	}
	if len(gone)*mostVanished > held && src.Compare != schema.CompareSure {
		t.run.Vanished = len(gone)
		return nil, t.compared(ctx, len(gone))
	}
	cursor, err := from.again(src.Cursor, back)
	if err != nil {
		return nil, err
	}
	for len(gone) > 0 || cursor != src.Cursor {
		n := min(some, len(gone))
		if err := t.store(ctx, corpus.Portion{Cursor: cursor, Offers: gone[:n]}); err != nil {
			return nil, err
		}
		gone, src.Cursor = gone[n:], cursor
	}
	return nil, t.compared(ctx, 0)
}

// compared notes that the source was compared, and how much of what it did not list
// waits for a person's word.
func (t *taking) compared(ctx context.Context, waits int) error {
	return t.h.Store.ChangeSource(ctx, t.src.Name, func(s *schema.Source) error {
		s.Compared, s.Vanished, s.Compare = now(), waits, ""
		return nil
	})
}

// vanished returns of what came from the source what it lists no more, the keys of
// what is withdrawn and listed again, and how much it has that is not withdrawn.
func (t *taking) vanished(ctx context.Context, listed map[string]bool) (gone []corpus.Offer, back []string, held int, err error) {
	const atOnce = 500
	for after := ""; ; {
		items, err := t.h.Store.SourceItemsAfter(ctx, t.src.Name, after, atOnce)
		if err != nil || len(items) == 0 {
			return gone, back, held, err
		}
		after = items[len(items)-1].Key
		for _, it := range items {
			switch {
			case it.Name == "" || it.Key == listingKey:
			case it.Gone && listed[it.Key]:
				back = append(back, it.Key)
			case it.Gone:
			default:
				held++
				if !listed[it.Key] {
					it.Gone, it.Stamp = true, "" // listed again it is news, whatever its stamp
					gone = append(gone, corpus.Offer{Item: it})
				}
			}
		}
	}
}

// The words with which a repository says what it tells of deletions.
const tellsDeletions = "persistent"

// keys returns the identifiers of all records that are there.
func (s *repository) keys(ctx context.Context, asked bool) (map[string]bool, bool, error) {
	got, err := s.ask(ctx, url.Values{"verb": {"Identify"}})
	if err != nil {
		return nil, false, err
	}
	if got.Identify != nil && strings.TrimSpace(got.Identify.Deleted) == tellsDeletions && !asked {
		return nil, true, nil
	}
	for restarts := 0; ; restarts++ {
		listed, err := s.identifiers(ctx)
		var f fault
		if errors.As(err, &f) && f.Code == faultToken && restarts < mostRestarts {
			continue // the token of a list had expired
		}
		return listed, false, err
	}
}

// identifiers reads the list of all identifiers from its beginning to its end.
func (s *repository) identifiers(ctx context.Context) (map[string]bool, error) {
	q := url.Values{"verb": {"ListIdentifiers"}, "metadataPrefix": {"oai_dc"}}
	if s.src.Set != "" {
		q.Set("set", s.src.Set)
	}
	listed, tokens, told, size := map[string]bool{}, map[string]bool{}, 0, 0
	for {
		got, err := s.ask(ctx, q)
		var f fault
		if errors.As(err, &f) && f.Code == faultNone && len(tokens) == 0 {
			return listed, nil
		}
		if err != nil {
			return nil, err
		}
		for _, h := range got.Headers {
			if h.Status != "deleted" {
				listed[strings.TrimSpace(h.Identifier)] = true
			}
		}
		told += len(got.Headers)
		if n, err := strconv.Atoi(got.Onward.Size); err == nil {
			size = cmp.Or(size, n)
		}
		token := strings.TrimSpace(got.Onward.Token)
		switch {
		case token == "" && told < size:
			return nil, fmt.Errorf("the list of identifiers says that it has %d, and ended after %d", size, told)
		case token == "" && told == 0:
			return nil, errors.New("the list of identifiers is empty")
		case token == "":
			return listed, nil
		case tokens[token] || len(got.Headers) == 0:
			return nil, fmt.Errorf("the list of identifiers: %w", errStuck)
		}
		tokens[token] = true
		q = url.Values{"verb": {"ListIdentifiers"}, "resumptionToken": {token}}
	}
}

// again has records asked for by themselves in the next run.
func (s *repository) again(cursor string, keys []string) (string, error) {
	if len(keys) == 0 {
		return cursor, nil
	}
	at, err := readPlace(cursor)
	if err != nil {
		return "", err
	}
	if at.Later == nil {
		at.Later = map[string]int{}
	}
	for _, id := range keys {
		if _, there := at.Later[id]; !there && len(at.Later) < mostLater {
			at.Later[id] = 0
		}
	}
	return at.write(), nil
}

// keys returns all addresses that a sitemap or a list names, wanted or not.
func (l *listing) keys(ctx context.Context, _ bool) (map[string]bool, bool, error) {
	var p corpus.Portion
	entries, _, err := l.read(ctx, schema.SourceItem{}, &p)
	if err != nil {
		return nil, false, err
	}
	listed := map[string]bool{}
	for _, e := range distinct(entries, nil) {
		listed[e.link] = true
	}
	if len(listed) == 0 {
		return nil, false, errors.New("it names nothing")
	}
	return listed, false, nil
}

// again has nothing to do: what a listing names is looked at in every run.
func (l *listing) again(cursor string, _ []string) (string, error) { return cursor, nil }
