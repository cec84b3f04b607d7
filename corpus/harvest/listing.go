package harvest

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/fetch"
	"github.com/simde/simde/schema"
)

// entry is what a listing names.
type entry struct {
	link  string
	stamp string // its state; "" where the listing does not tell
	known schema.Known
	page  bool     // it may be a page that names its full text
	more  []string // addresses of its further files
}

// listing reads a feed, a sitemap or a list of addresses: all that it names, from
// where the last run stopped.
type listing struct {
	*reader
	read    func(ctx context.Context, there schema.SourceItem, p *corpus.Portion) (all []entry, itself schema.SourceItem, err error)
	always  bool // what it names is looked at in every run, since the list does not say what changed
	loaded  bool
	all     []entry
	itself  schema.SourceItem // the listing
	sum     string            // of all
	passing bool              // something did not come that may come later
}

// spot is how far a listing was gone through, as a cursor holds it.
type spot struct {
	Sum     string // of the listing
	At      int
	Passing bool `json:",omitempty"` // something before did not come that may come later
}

// listingKey is the key of a listing among the things of its source.
const listingKey = ":listing"

// Next returns what the listing names next. See corpus.Source.
func (l *listing) Next(ctx context.Context, cursor string) (p corpus.Portion, err error) {
	var at spot
	if err := l.tidy(); err != nil {
		return p, err
	}
	if cursor != "" {
		if err := json.Unmarshal([]byte(cursor), &at); err != nil {
			return p, fmt.Errorf("cursor %q: %w", cursor, err)
		}
	}
	if !l.loaded {
		if err := l.load(ctx, at, &p); err != nil {
			return p, err
		}
		p.Listed = len(l.all)
	}
	if at.Sum != l.sum {
		at = spot{Sum: l.sum}
	}
	l.passing = l.passing || at.Passing
	most := l.portion()
	for n := 0; at.At < len(l.all) && n < most; at.At++ {
		worked, err := l.offer(ctx, l.all[at.At], &p)
		if err != nil {
			return p, err
		}
		if worked {
			n++
		}
	}
	l.offered += len(p.Offers)
	if at.At < len(l.all) {
		at.Passing = l.passing
		b, err := json.Marshal(at)
		p.Cursor, p.More = string(b), true
		return p, err
	}
	unsaid := slices.ContainsFunc(l.all, func(e entry) bool { return e.stamp == "" }) // they are looked at again, however old the listing
	if l.itself.Key != "" && !l.passing && !unsaid {
		p.Offers = append(p.Offers, corpus.Offer{Item: l.itself})
	}
	return p, nil
}

// load reads the listing. One that is as it was when all it names was looked at
// names nothing.
func (l *listing) load(ctx context.Context, at spot, p *corpus.Portion) error {
	held, err := l.store.SourceItems(ctx, l.src.Name, []string{listingKey})
	if err != nil {
		return err
	}
	there := held[listingKey]
	if l.always || at.Sum != "" {
		there = schema.SourceItem{}
	}
	if l.all, l.itself, err = l.read(ctx, there, p); err != nil {
		return err
	}
	l.all = distinct(l.all, l.only)
	h := sha256.New()
	for _, e := range l.all {
		fmt.Fprintln(h, e.link, e.stamp)
	}
	l.sum, l.loaded = fmt.Sprintf("%x", h.Sum(nil)[:12]), true
	return nil
}

// offer adds an entry to a portion, unless it is known as it is.
func (l *listing) offer(ctx context.Context, e entry, p *corpus.Portion) (bool, error) {
	held, err := l.store.SourceItems(ctx, l.src.Name, []string{e.link})
	if err != nil {
		return false, err
	}
	there, asks := held[e.link], l.always || e.stamp == "" // the listing does not tell whether it changed
	if there.Key != "" && there.Stamp == e.stamp && !asks {
		return false, nil
	}
	it := schema.SourceItem{Key: e.link, Name: there.Name, Stamp: e.stamp, Link: there.Link, Hash: there.Hash, ETag: there.ETag, Modified: there.Modified, More: there.More}
	n := newNaming()
	n.tried[e.link], n.whole[byItself] = true, true
	c, err := l.get(ctx, e.link, there)
	if err == nil && e.page && !c.same() {
		c, err = l.better(ctx, c, there, n)
	}
	n.names(byItself, e.more, e.link)
	if e.stamp == "" {
		it.Stamp = n.stamp()
	}
	var status *fetch.Status
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case errors.As(err, &status) && status.Code == gone && there.Name != "":
		if there.Gone {
			return true, nil
		}
		it.Gone = true
		p.Offers = append(p.Offers, corpus.Offer{Item: it})
		return true, nil
	case lasting(err):
		p.Notes = append(p.Notes, fmt.Sprintf("%s is left out: %v", e.link, err))
		if errors.As(err, &status) {
			p.Offers = append(p.Offers, corpus.Offer{Item: it})
		}
		return true, nil
	case err != nil:
		l.passing = true
		p.Notes = append(p.Notes, fmt.Sprintf("%s did not come and is asked for again: %v", e.link, err))
		return true, nil
	case c.same() && !there.Gone && asks && it.Stamp == there.Stamp:
		return true, nil
	}
	c.note(&it)
	it.Name = nameOf(l.src, e.link)
	file := c.item(it.Name)
	file.Source, file.Known = l.src.Label(), corpus.Overlay(l.src.Stated, e.known)
	o := corpus.Offer{Item: it, File: file}
	err = l.further(ctx, n, false, there, &o, p)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		l.passing, o.Item.Stamp = true, "" // so that the entry is looked at again
		p.Notes = append(p.Notes, fmt.Sprintf("%s: a further file did not come and is asked for again: %v", e.link, err))
	}
	p.Offers = append(p.Offers, o)
	return true, nil
}

// gone is the status of what was there and is not any more, by the will of who
// had it.
const gone = 410
