package bleve

import (
	"fmt"
	"sync"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
)

// columns is what is kept in memory of a segment: the facets, dates and lengths
// of documents, which are numbered by slots, as bleve numbers its entries, from 0
// in each segment. A segment never changes, so its columns are built once.
type columns struct {
	ids    []schema.ID
	length []float32
	pages  []uint32
	bits   []uint8 // of a place, the position on its page
	date   []uint32
	came   []uint64 // the revision of its entry or last change
	title  []string
	hash   []string
	group  []int32 // of near-copies, by the number of its name; -1 where there is none
	facet  [plan.Facets]facetColumn

	numbers map[int32][]uint32 // of pages, where they are not counted from 1 on
	held    int                // documents and their pages

	phrases kept[string, *phraseHits]
}

// number returns the number of the so manieth page of a document, title and
// abstract being page 0 of all.
func (c *columns) number(slot int32, page int) int {
	if n, ok := c.numbers[slot]; ok {
		return int(n[page])
	}
	return page
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
	c := &columns{ids: make([]schema.ID, seg.Count()), numbers: map[int32][]uint32{}}
	for i := range c.ids {
		id, err := seg.DocID(uint64(i))
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", i, err)
		}
		c.ids[i] = schema.ID(id)
	}
	return c, c.buildMeta(seg, dicts)
}

func (c *columns) buildMeta(seg segment.Segment, dicts *dictionaries) error {
	n := len(c.ids)
	c.length, c.date, c.pages = make([]float32, n), make([]uint32, n), make([]uint32, n)
	c.came, c.bits, c.held = make([]uint64, n), make([]uint8, n), n
	c.title, c.hash, c.group = make([]string, n), make([]string, n), make([]int32, n)
	for f := range c.facet {
		c.facet[f].off = make([]uint32, n+1)
	}
	for s := range n {
		m, err := readMeta(seg, uint64(s))
		if err != nil {
			return fmt.Errorf("document %s: %w", c.ids[s], err)
		}
		c.length[s], c.date[s], c.title[s], c.hash[s], c.pages[s] = float32(m.length), m.date, m.title, m.hash, uint32(m.pages)
		c.came[s], c.bits[s], c.group[s] = m.entry, m.bits, -1
		c.held += m.pages
		if m.numbers != nil {
			c.numbers[int32(s)] = m.numbers
		}
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
