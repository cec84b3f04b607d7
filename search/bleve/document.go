package bleve

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// unit is a document as it is written: its own entry, then its pages.
type unit struct {
	id      schema.ID
	entries []*entry
	numbers []int // of the pages
}

// builder turns documents into units. It is for one goroutine.
type builder struct{ words word.Analyzer }

// unit analyses d, each page once.
func (b *builder) unit(d *schema.Document) *unit {
	u := &unit{id: d.ID}
	own := fieldSet{}
	m := meta{hash: d.ContentHash(), title: sortTitle(d.Title), date: dateKey(d.Published), entry: uint64(d.Revision), pages: len(d.Pages), work: string(d.Work), facets: facetValues(d)}

	face := newPortrait()
	lang := d.Language
	title := b.words.Tokens(d.Title, lang)
	own.get(fieldTitle+suffix(lang), positions).addPlaced(title)
	own.get(fieldBody+suffix(lang), plain).addStems(title)
	u.add(b.page(d.ID, 0, lang, d.Title+"\n"+d.Abstract, &own, &m, nil))
	for i, p := range d.Pages {
		number := p.Number
		if number == 0 {
			number = i + 1
		}
		u.add(b.page(d.ID, number, pageLang(p.Language, lang), p.Text, &own, &m, face))
	}
	b.names(d, &own)
	x := own.get(fieldExact, bare)
	for _, k := range exactKeys(d) {
		x.add(k)
	}
	m.words, m.numbers = face.words.sketch(leastShingle), face.numbers.sketch(leastNumbers)
	own.get(fieldMeta, index.StoreField).value = m.encode()
	u.entries = append([]*entry{{id: string(d.ID), fields: own.list}}, u.entries...)
	return u
}

func (u *unit) add(e *entry, number int) {
	u.entries = append(u.entries, e)
	u.numbers = append(u.numbers, number)
}

// page analyses a text as a page, and as a part of its document.
func (b *builder) page(id schema.ID, number int, l schema.Lang, text string, own *fieldSet, m *meta, face *portrait) (*entry, int) {
	tokens := b.words.Tokens(text, l)
	if face != nil {
		face.add(tokens)
	}
	p := newField(fieldPage+suffix(l), positions)
	p.addPlaced(tokens)
	own.get(fieldBody+suffix(l), plain).addStems(tokens)
	own.get(fieldForm+suffix(l), plain).addForms(tokens)
	m.length += p.length
	return &entry{id: pageID(id, number), fields: []*field{p}}, number
}

// names adds the people and offices of a document, which every language finds.
func (b *builder) names(d *schema.Document, own *fieldSet) {
	author := own.get(fieldAuthor, positions)
	body := own.get(fieldBody+other, plain)
	for _, c := range d.Creators {
		author.addPlaced(b.words.Tokens(c, schema.Undetermined))
		body.addStems(b.words.Tokens(c, schema.Undetermined))
	}
	body.addStems(b.words.Tokens(d.Publisher, schema.Undetermined))
	for _, id := range d.Identifiers {
		body.addStems(b.words.Tokens(id, schema.Undetermined))
	}
}

// How fields are written: with frequencies and positions, with frequencies,
// or as bare lists of documents.
const (
	positions = index.IndexField | index.IncludeTermVectors
	plain     = index.IndexField
	bare      = index.IndexField | index.SkipFreqNorm
)

// fieldSet collects the fields of an entry, each name once.
type fieldSet struct{ list []*field }

func (s *fieldSet) get(name string, opts index.FieldIndexingOptions) *field {
	for _, f := range s.list {
		if f.name == name {
			return f
		}
	}
	f := newField(name, opts)
	s.list = append(s.list, f)
	return f
}

// exactKeys are what a person may type to get exactly this document.
func exactKeys(d *schema.Document) []string {
	keys := []string{exactID + string(d.ID)}
	for _, id := range d.Identifiers {
		keys = append(keys, exactIdentifier+exactText(id))
	}
	if t := exactText(d.Title); t != "" && len(t) < 500 {
		keys = append(keys, exactTitle+t)
	}
	for _, name := range fileNames(d.Original.Name) {
		keys = append(keys, exactFile+name)
	}
	for _, p := range d.Parts {
		for _, name := range fileNames(p.Original.Name) {
			if !slices.Contains(keys, exactFile+name) {
				keys = append(keys, exactFile+name)
			}
		}
	}
	if u := exactAddress(d.SourceURL); u != "" {
		keys = append(keys, exactSource+u)
	}
	return keys
}

// fileNames are the names by which the file of a document is asked for: the
// last part of its path with and without its ending.
func fileNames(path string) []string {
	base := path[strings.LastIndexAny(path, `/\`)+1:]
	var out []string
	for _, name := range []string{base, strings.TrimSuffix(base, filepath.Ext(base))} {
		if t := exactText(name); t != "" && len(t) < 500 && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// exactAddress writes an address without what people leave out of it.
func exactAddress(s string) string {
	scheme, rest, ok := strings.Cut(strings.TrimSpace(s), "://")
	if !ok || strings.Contains(scheme, "/") {
		rest = s
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
	if len(rest) > 500 || !strings.Contains(rest, ".") || strings.ContainsAny(rest, " \t") {
		return ""
	}
	return strings.ToLower(rest)
}

// The prefixes of exact keys.
const (
	exactID         = "d:"
	exactIdentifier = "i:"
	exactTitle      = "t:"
	exactFile       = "f:" // the name of the file
	exactSource     = "u:" // the address of the source
)

func exactText(s string) string { return strings.Join(word.Forms(s), " ") }

// sortTitle is the key by which titles are put in order.
func sortTitle(title string) string {
	t := exactText(title)
	if len(t) > 64 {
		t = strings.ToValidUTF8(t[:64], "")
	}
	return t
}

// dateKey writes the last day of a date as yyyymmdd, with zeros for what is
// not known, or 0.
func dateKey(d schema.Date) uint32 {
	_, last, ok := strings.Cut(string(d), "/")
	if !ok {
		last = string(d)
	}
	n, err := strconv.ParseUint((strings.ReplaceAll(last, "-", "") + "00000000")[:8], 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

// maxYears bounds the years of a range of dates that are each counted; of a
// longer one only the ends are.
const maxYears = 100

// facetValues returns the values of each facet of d, in the order of
// search.Facets. A region holds its members, and a topic its narrower ones:
// both are written out. Corridors, origins, destinations and countries are as
// stated; a search for a wider place finds them by schema.Corridor.Covers and
// schema.Place.Contains.
func facetValues(d *schema.Document) [numFacets][]string {
	var out [numFacets][]string
	add := func(f search.Facet, v string) {
		i := facetNumber(f)
		if v != "" && !slices.Contains(out[i], v) {
			out[i] = append(out[i], v)
		}
	}
	place := func(p schema.Place) {
		if p == "" {
			return
		}
		if p.Kind() == schema.Country {
			add(search.FacetCountry, string(p))
		} else {
			add(search.FacetRegion, string(p))
		}
		for _, w := range p.Within() {
			if w != world {
				add(search.FacetRegion, string(w))
			}
		}
	}
	for _, c := range d.Corridors {
		add(search.FacetCorridor, c.Corridor.String())
		add(search.FacetOrigin, string(c.Corridor.Origin))
		add(search.FacetDestination, string(c.Corridor.Destination))
		place(c.Corridor.Origin)
		place(c.Corridor.Destination)
	}
	for _, p := range d.Places {
		if p.HasRole(schema.RoleOrigin) {
			add(search.FacetOrigin, string(p.Place))
		}
		if p.HasRole(schema.RoleDestination) {
			add(search.FacetDestination, string(p.Place))
		}
		if len(p.Roles) != 1 || p.Roles[0] != schema.RolePublisher {
			place(p.Place)
		}
	}
	for _, t := range d.Topics {
		add(search.FacetTopic, string(t.Topic))
		for _, above := range t.Topic.Above() {
			add(search.FacetTopic, string(above))
		}
	}
	lang := d.Language
	if lang == "" {
		lang = schema.Undetermined
	}
	add(search.FacetLang, string(lang))
	for _, l := range d.Languages {
		add(search.FacetLang, string(l))
	}
	first, last := d.Published.Years()
	for y := first; y <= last && y > 0; y++ {
		if y == first || y == last || last-first < maxYears {
			add(search.FacetYear, strconv.Itoa(y))
		}
	}
	if len(out[facetNumber(search.FacetYear)]) == 0 {
		add(search.FacetYear, search.Undated)
	}
	add(search.FacetKind, string(d.Kind))
	add(search.FacetPublisher, search.PublisherOf(d))
	for _, c := range d.Collections {
		add(search.FacetCollection, search.CollectionValue(c))
	}
	return out
}

// world is the region that contains every place and so tells nothing.
const world schema.Place = "001"
