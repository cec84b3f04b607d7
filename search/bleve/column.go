package bleve

import (
	"fmt"
	"slices"
	"sync"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
)

// columns is what is kept in memory of a segment: which entry belongs to which
// document, and the facets, dates and lengths of documents. Documents are
// numbered by slots, from 0 in each segment. A segment never changes, so its
// columns are built once.
type columns struct {
	slot   []int32 // of an entry: the slot of its document, or -1
	number []int32 // of an entry: its page number, or -1 for a document's own
	ids    []schema.ID
	entry  []uint32 // of a slot: the document's own entry
	pageAt []uint32 // of a slot: where its pages begin in page
	page   []uint32 // entries of pages, by slot and page number
	length []float32
	pages  []uint32
	date   []uint32
	came   []uint64 // the revision of its entry or last change
	title  []string
	hash   []string
	group  []int32 // of near-copies, by the number of its name; -1 where there is none
	facet  [plan.Facets]facetColumn

	phrases keptPhrases
}

// facetColumn lists the values of each slot: ord[off[s]:off[s+1]].
type facetColumn struct {
	off []uint32
	ord []uint32
}

func (c *facetColumn) of(slot int32) []uint32 { return c.ord[c.off[slot]:c.off[slot+1]] }

// dictionaries number the values of the facets and the names of groups.
type dictionaries struct {
	facets [plan.Facets]dictionary
	groups dictionary
}

// dictionary numbers values. It only grows, so that a number holds for every
// view.
type dictionary struct {
	mu    sync.Mutex
	ids   map[string]uint32
	names []string
}

func (d *dictionary) intern(v string) uint32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n, ok := d.ids[v]; ok {
		return n
	}
	if d.ids == nil {
		d.ids = map[string]uint32{}
	}
	n := uint32(len(d.names))
	d.ids[v] = n
	d.names = append(d.names, v)
	return n
}

// all returns the values known now, by number.
func (d *dictionary) all() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.names[:len(d.names):len(d.names)]
}

// buildColumns reads the columns of a segment.
func buildColumns(seg segment.Segment, dicts *dictionaries) (*columns, error) {
	n := int(seg.Count())
	c := &columns{slot: make([]int32, n), number: make([]int32, n)}
	slots := map[schema.ID]int32{}
	owner := make([]schema.ID, n)
	for i := range n {
		raw, err := seg.DocID(uint64(i))
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", i, err)
		}
		id, number := splitID(string(raw))
		owner[i], c.number[i] = id, int32(number)
		if number < 0 {
			slots[id] = int32(len(c.ids))
			c.ids = append(c.ids, id)
			c.entry = append(c.entry, uint32(i))
		}
	}
	for i := range n {
		s, ok := slots[owner[i]]
		if !ok {
			s = -1
		}
		c.slot[i] = s
	}
	c.buildPages()
	return c, c.buildMeta(seg, dicts)
}

// buildPages sorts the entries of pages under their documents.
func (c *columns) buildPages() {
	c.pageAt = make([]uint32, len(c.ids)+1)
	for i, s := range c.slot {
		if s >= 0 && c.number[i] >= 0 {
			c.pageAt[s+1]++
		}
	}
	for s := range c.ids {
		c.pageAt[s+1] += c.pageAt[s]
	}
	c.page = make([]uint32, c.pageAt[len(c.ids)])
	next := slices.Clone(c.pageAt)
	for i, s := range c.slot {
		if s >= 0 && c.number[i] >= 0 {
			c.page[next[s]] = uint32(i)
			next[s]++
		}
	}
	for s := range c.ids {
		slices.SortFunc(c.pagesOf(int32(s)), func(a, b uint32) int { return int(c.number[a]) - int(c.number[b]) })
	}
}

// pagesOf returns the entries of the pages of a slot, by number.
func (c *columns) pagesOf(slot int32) []uint32 { return c.page[c.pageAt[slot]:c.pageAt[slot+1]] }

func (c *columns) buildMeta(seg segment.Segment, dicts *dictionaries) error {
	n := len(c.ids)
	c.length, c.date, c.pages = make([]float32, n), make([]uint32, n), make([]uint32, n)
	c.came = make([]uint64, n)
	c.title, c.hash, c.group = make([]string, n), make([]string, n), make([]int32, n)
	for f := range c.facet {
		c.facet[f].off = make([]uint32, n+1)
	}
	for s := range n {
		m, err := readMeta(seg, uint64(c.entry[s]))
		if err != nil {
			return fmt.Errorf("document %s: %w", c.ids[s], err)
		}
		c.length[s], c.date[s], c.title[s], c.hash[s], c.pages[s] = float32(m.length), m.date, m.title, m.hash, uint32(m.pages)
		c.came[s], c.group[s] = m.entry, -1
		if m.group != "" {
			c.group[s] = int32(dicts.groups.intern(m.group))
		}
		for f := range c.facet {
			col := &c.facet[f]
			for _, v := range m.facets[f] {
				col.ord = append(col.ord, dicts.facets[f].intern(v))
			}
			col.off[s+1] = uint32(len(col.ord))
		}
	}
	return nil
}

func readMeta(seg segment.Segment, entry uint64) (meta, error) {
	var m meta
	err := errMeta
	visitErr := seg.VisitStoredFields(entry, func(name string, _ byte, value []byte, _ []uint64) bool {
		if name != fieldMeta {
			return true
		}
		m, err = decodeMeta(value)
		return false
	})
	if visitErr != nil {
		return meta{}, visitErr
	}
	return m, err
}
