package harvest

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/fetch"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

// place is how far a repository was read, as a cursor holds it.
type place struct {
	From  string `json:",omitempty"` // records that changed since
	Token string `json:",omitempty"` // that goes on with the list
	Began string `json:",omitempty"` // the server's time when the list began
	Last  string `json:",omitempty"` // the latest time of a record in it
	// Later are records whose full text did not come, and how often it was tried.
	Later  map[string]int `json:",omitempty"`
	Redone bool           `json:",omitempty"` // those were asked for again in this pass
}

// Bounds of a list, at which it is no list any more.
const (
	mostEmpty    = 10 // pages without a record, one after the other
	mostSeen     = 3  // pages without a record that is new in this pass
	mostRestarts = 3  // of a list whose tokens expire
	mostLater    = 2000
	mostTries    = 5 // for a full text
)

// The forms in which a repository gives times.
const (
	seconds = "2006-01-02T15:04:05Z"
	days    = time.DateOnly
)

// overlap is how far before the last pass the next one begins: what is stored
// with an earlier time than that at which it can be seen.
const overlap = 5 * time.Minute

// errStuck says that a list does not come to an end.
var errStuck = errors.New("the list does not end")

// repository reads a repository by OAI-PMH.
type repository struct {
	*reader
	form     string // of times; "" until it is known
	at       string // the cursor of the page in hand; "" for none
	has      bool   // there is a page in hand
	page     []record
	date     string // the server's time of that page
	next     place
	more     bool
	seen     map[uint64]bool // records of this pass
	tokens   map[string]bool // of this pass
	empty    int
	known    int
	restarts int
}

// Next returns the next records. See corpus.Source.
func (s *repository) Next(ctx context.Context, cursor string) (p corpus.Portion, err error) {
	if err := s.tidy(); err != nil {
		return p, err
	}
	if !s.has || s.at != cursor {
		at, err := readPlace(cursor)
		if err != nil {
			return p, err
		}
		if p.Listed, err = s.turn(ctx, at, &p); err != nil {
			return p, err
		}
		s.at, s.has = cursor, true
	}
	most := s.portion()
	for n := 0; len(s.page) > 0 && n < most; {
		rec := s.page[0]
		s.page = s.page[1:]
		worked, err := s.offer(ctx, rec, &p)
		if err != nil {
			return p, err
		}
		if worked {
			n++
		}
	}
	s.offered += len(p.Offers)
	if len(s.page) > 0 {
		p.Cursor, p.More = cursor, true
		return p, nil
	}
	p.Cursor, p.More, s.has = s.next.write(), s.more, false
	return p, nil
}

// turn takes the page of a place in hand.
func (s *repository) turn(ctx context.Context, at place, p *corpus.Portion) (listed int, err error) {
	if s.seen == nil {
		s.seen, s.tokens = map[uint64]bool{}, map[string]bool{}
	}
	if s.form == "" {
		if s.form, err = s.granularity(ctx); err != nil {
			return 0, err
		}
	}
	if at.Token == "" && len(at.Later) > 0 && !at.Redone {
		return s.redo(ctx, at, p)
	}
	got, err := s.ask(ctx, s.question(at))
	var f fault
	switch {
	case errors.As(err, &f) && f.Code == faultNone:
		s.page, s.next, s.more = nil, at.ended(got.Date, s.form), false
		return 0, nil
	case errors.As(err, &f) && f.Code == faultToken && at.Token != "" && s.restarts < mostRestarts:
		s.restarts++
		p.Notes = append(p.Notes, "the token of the list had expired; it is read from its beginning, what was taken is passed over")
		at.Token, s.tokens, s.seen = "", map[string]bool{}, map[uint64]bool{}
		return s.turn(ctx, at, p)
	case err != nil:
		return 0, err
	}
	if err := s.moves(got); err != nil {
		at.Token = ""
		p.Cursor = at.write()
		return 0, err
	}
	at.Began, s.date = cmp.Or(at.Began, got.Date), got.Date
	for _, rec := range got.Records {
		at.Last = max(at.Last, rec.Header.Datestamp)
	}
	s.page, s.more = latest(got.Records, p), got.Token != ""
	if s.next = at; s.more {
		s.next.Token = strings.TrimSpace(got.Token)
	} else {
		s.next = at.ended(got.Date, s.form)
	}
	return len(got.Records), nil
}

// question asks for the page of a place.
func (s *repository) question(at place) url.Values {
	if at.Token != "" {
		return url.Values{"verb": {"ListRecords"}, "resumptionToken": {at.Token}}
	}
	q := url.Values{"verb": {"ListRecords"}, "metadataPrefix": {"oai_dc"}}
	if at.From != "" {
		q.Set("from", at.From)
	}
	if s.src.Set != "" {
		q.Set("set", s.src.Set)
	}
	return q
}

// granularity asks how exactly a repository gives times.
func (s *repository) granularity(ctx context.Context) (string, error) {
	got, err := s.ask(ctx, url.Values{"verb": {"Identify"}})
	if err != nil {
		return "", err
	}
	if got.Identify == nil {
		return "", fmt.Errorf("%s: the repository does not say what it is", s.src.Address)
	}
	if strings.Contains(got.Identify.Granularity, "hh") {
		return seconds, nil
	}
	return days, nil
}

// moves returns errStuck where a page shows that the list does not go on: a token
// that was there, pages without records, records that were all there.
func (s *repository) moves(got reply) error {
	token := strings.TrimSpace(got.Token)
	if token != "" && s.tokens[token] {
		return fmt.Errorf("%w: a token comes again", errStuck)
	}
	s.tokens[token] = true
	fresh := false
	for _, rec := range got.Records {
		h := fnv.New64a()
		h.Write([]byte(rec.Header.Identifier))
		fresh = fresh || !s.seen[h.Sum64()]
		s.seen[h.Sum64()] = true
	}
	s.empty++
	s.known++
	if len(got.Records) > 0 {
		s.empty = 0
	}
	if fresh {
		s.known = 0
	}
	switch {
	case token != "" && s.empty >= mostEmpty:
		return fmt.Errorf("%w: %d pages without a record", errStuck, s.empty)
	case token != "" && s.known >= mostSeen && len(got.Records) > 0:
		return fmt.Errorf("%w: the same records come again", errStuck)
	}
	return nil
}

// latest returns of records with one identifier the latest, and leaves out those
// without.
func latest(all []record, p *corpus.Portion) []record {
	at := map[string]int{}
	var out []record
	for _, rec := range all {
		rec.Header.Identifier = strings.TrimSpace(rec.Header.Identifier)
		id := rec.Header.Identifier
		if id == "" {
			p.Notes = append(p.Notes, fmt.Sprintf("a record without an identifier is left out: %q", strings.Join(rec.DC.Title, "; ")))
			continue
		}
		i, twice := at[id]
		switch {
		case !twice:
			at[id] = len(out)
			out = append(out, rec)
			continue
		case rec.Header.Datestamp >= out[i].Header.Datestamp:
			out[i] = rec
		}
		p.Notes = append(p.Notes, fmt.Sprintf("%s comes twice in one answer; the later counts", id))
	}
	return out
}

// redo takes in hand the records whose full text did not come before.
func (s *repository) redo(ctx context.Context, at place, p *corpus.Portion) (int, error) {
	s.page, s.more, s.next = nil, true, at
	s.next.Redone, s.next.Later = true, map[string]int{}
	for _, id := range slices.Sorted(keysOf(at.Later)) {
		got, err := s.ask(ctx, url.Values{"verb": {"GetRecord"}, "metadataPrefix": {"oai_dc"}, "identifier": {id}})
		var f fault
		var busy *fetch.Busy
		switch {
		case ctx.Err() != nil, errors.As(err, &busy):
			return 0, cmp.Or(ctx.Err(), err)
		case errors.As(err, &f) || err == nil && got.One == nil: // it is listed as withdrawn, if at all
			continue
		case err != nil: // one record keeps none of the others waiting
			p.Notes = append(p.Notes, fmt.Sprintf("%s: the record did not come, try %d of %d: %v", id, at.Later[id]+1, mostTries, err))
			if at.Later[id]+1 < mostTries {
				s.next.Later[id] = at.Later[id] + 1
			}
			continue
		}
		got.One.Header.Identifier, s.date = id, got.Date
		s.page = append(s.page, *got.One)
		s.next.Later[id] = -at.Later[id] // tried before; counted where it fails again
	}
	return len(s.page), nil
}

func keysOf(m map[string]int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// offer adds a record to a portion, unless it is known as it is. It reports
// whether that was work.
func (s *repository) offer(ctx context.Context, rec record, p *corpus.Portion) (bool, error) {
	id := rec.Header.Identifier
	held, err := s.store.SourceItems(ctx, s.src.Name, []string{id})
	if err != nil {
		return false, err
	}
	there, again := held[id], s.next.Later[id] < 0
	it := schema.SourceItem{Key: id, Name: there.Name, Stamp: rec.stamp(), Link: there.Link, By: there.By, Hash: there.Hash, ETag: there.ETag, Modified: there.Modified, More: there.More}
	if there.Key != "" && there.Stamp == it.Stamp && !there.Open && !again {
		return false, nil
	}
	if rec.Header.Status == "deleted" {
		delete(s.next.Later, id)
		it.Gone = true
		p.Offers = append(p.Offers, corpus.Offer{Item: it})
		return true, nil
	}
	it.Open = s.mayChange(rec)
	echo, err := s.echo(ctx, rec)
	if err != nil {
		return false, err
	}
	if echo != "" {
		p.Notes = append(p.Notes, fmt.Sprintf("%s is a copy of document %s of this library, and passed over", id, echo))
		p.Offers = append(p.Offers, corpus.Offer{Item: it})
		return true, nil
	}
	o := corpus.Offer{Item: it}
	if err := s.item(ctx, rec, there, &o, p); err != nil {
		return false, err
	}
	p.Offers = append(p.Offers, o)
	return true, nil
}

// echo returns the document of this library of which a record is a copy: its
// repository has harvested it here, or where it came here from, and says so among
// its identifiers. Else libraries that harvest one another would each take the
// other's copies for news. It is "" for any other record.
func (s *repository) echo(ctx context.Context, rec record) (schema.ID, error) {
	for _, v := range rec.DC.Identifier {
		v = strings.TrimSpace(v)
		if !strings.HasPrefix(v, "oai:") || v == rec.Header.Identifier {
			continue
		}
		id := schema.ID(v[strings.LastIndexByte(v, ':')+1:])
		_, err := s.store.Head(ctx, id)
		switch {
		case err == nil, errors.Is(err, schema.ErrGone):
			return id, nil
		case !errors.Is(err, schema.ErrNotFound):
			return "", err
		}
	}
	return "", nil
}

// mayChange reports whether a record may change again within the moment of its
// stamp.
func (s *repository) mayChange(rec record) bool {
	stamp := rec.Header.Datestamp
	return stamp == "" || s.date == "" || stamp >= s.date[:min(len(stamp), len(s.date))]
}

// stamp tells a record in its present state from all others of it.
func (rec record) stamp() string {
	said, err := json.Marshal(rec)
	if err != nil {
		said = []byte(err.Error()) // strings can be written
	}
	return fmt.Sprintf("%s %x", rec.Header.Datestamp, sha256.Sum256(said))
}

// item offers a record as the importer takes it: with its full text where one is
// to be had, and with its further ones.
func (s *repository) item(ctx context.Context, rec record, there schema.SourceItem, o *corpus.Offer, p *corpus.Portion) error {
	known, remarks, links := rec.known()
	known = corpus.Overlay(s.src.Stated, known)
	it := &o.Item
	name := nameOf(s.src, it.Key)
	file, named, err := s.fullText(ctx, links, there, p)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var out *corpus.Item
	switch {
	case file == nil:
		out = &corpus.Item{Name: name, NoFile: true}
		it.Name = cmp.Or(it.Name, name)
	case file.same() && there.Name != "":
		out = file.item(there.Name)
		file.note(it)
	default:
		it.Name = corpus.FileKey(name + "/" + file.baseName())
		out = file.item(it.Name)
		file.note(it)
	}
	out.Record, out.Source, out.Known, out.Remarks = name, s.src.Label(), known, remarks
	o.File = out
	if file != nil {
		it.By = named.by[file.link]
		err = cmp.Or(s.further(ctx, named, links.html, there, o, p), err)
		if first := (schema.SourceFile{Name: there.Name, Link: there.Link}); first.Name != it.Name && named.lacks(first.Link, there.By) {
			o.Dropped = append(o.Dropped, first) // its row holds nothing where its document has the new file
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.remember(it, err, p)
	return nil
}

// remember has a record looked at again whose full text did not come by an error
// that may pass.
func (s *repository) remember(it *schema.SourceItem, err error, p *corpus.Portion) {
	tries := -min(s.next.Later[it.Key], 0)
	delete(s.next.Later, it.Key)
	if err == nil {
		return
	}
	tries++
	p.Notes = append(p.Notes, fmt.Sprintf("%s: the full text did not come, try %d of %d: %v", it.Key, tries, mostTries, err))
	if tries >= mostTries || len(s.next.Later) >= mostLater {
		return
	}
	if s.next.Later == nil {
		s.next.Later = map[string]int{}
	}
	s.next.Later[it.Key], it.Open = tries, true
}

// known returns what a record states, as a manifest's row would, and where its
// full text may be.
func (rec record) known() (k schema.Known, remarks []string, l links) {
	dc := rec.DC
	ids, addresses := []string{rec.Header.Identifier}, []string{}
	for _, v := range dc.Identifier {
		v = strings.TrimSpace(v)
		switch doi, is := doiOf(v); {
		case is:
			ids = append(ids, doi)
		case isAddress(v):
			addresses = append(addresses, v)
		default:
			ids = append(ids, v)
		}
	}
	var sources []string
	for _, v := range append(slices.Clone(dc.Source), addresses...) {
		if isAddress(strings.TrimSpace(v)) {
			sources = append(sources, v)
		}
	}
	k, remarks = source.DublinCore(map[string][]string{"identifier": ids, "title": dc.Title, "description": dc.Description, "creator": dc.Creator,
		"publisher": dc.Publisher, "date": dc.Date, "language": dc.Language, "type": dc.Type, "subject": dc.Subject, "spatial": dc.Coverage,
		"source": sources, "rights": dc.Rights})
	return k, remarks, linksOf(addresses, dc)
}

// doiOf reads a DOI, written as one or as an address.
func doiOf(s string) (string, bool) {
	for _, before := range []string{"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"} {
		if len(s) > len(before) && strings.EqualFold(s[:len(before)], before) {
			return s[len(before):], true
		}
	}
	return s, strings.HasPrefix(s, "10.") && strings.Contains(s, "/")
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// ended returns where the next pass begins: where the server's clock stood when
// this one did. A clock that is not to be believed is not: the latest record then
// says how far the list went.
func (at place) ended(date, form string) place {
	out := place{From: at.From, Later: at.Later}
	for _, said := range []string{cmp.Or(at.Began, date), at.Last} {
		t, err := time.Parse(seconds, strings.TrimSpace(said))
		if err != nil {
			t, err = time.Parse(days, strings.TrimSpace(said))
		}
		if err != nil || t.After(time.Now().Add(24*time.Hour)) {
			continue
		}
		out.From = t.Add(-overlap).UTC().Format(form)
		return out
	}
	return out
}

func readPlace(cursor string) (at place, err error) {
	if cursor == "" {
		return at, nil
	}
	if err = json.Unmarshal([]byte(cursor), &at); err != nil {
		err = fmt.Errorf("cursor %q: %w", cursor, err)
	}
	return at, err
}

func (at place) write() string {
	b, err := json.Marshal(at)
	if err != nil {
		return "" // it can be written; else the list begins anew, which is safe
	}
	return string(b)
}
