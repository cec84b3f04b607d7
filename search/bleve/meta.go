package bleve

import (
	"encoding/binary"
	"errors"

	"github.com/simde/simde/search/plan"
)

// meta is what is kept of a document beside its words: what the columns are
// read from.
type meta struct {
	hash   string // of the content
	title  string // by which titles are put in order
	date   uint32 // yyyymmdd
	entry  uint64 // the revision with which it entered or last changed
	length int    // stems in all
	pages  int
	bits   uint8  // of a place, the position on its page; see field.pack
	group  string // of near-copies, or ""
	facets [plan.Facets][]string

	// numbers of the pages in the order in which places count them, page 0 first;
	// nil where each is its own place in that order
	numbers []uint32
}

// encode writes numbers as uvarints and strings after their lengths, in the
// order of the struct.
func (m *meta) encode() []byte {
	var b []byte
	str := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	str(m.hash)
	str(m.title)
	b = binary.AppendUvarint(b, uint64(m.date))
	b = binary.AppendUvarint(b, m.entry)
	b = binary.AppendUvarint(b, uint64(m.length))
	b = binary.AppendUvarint(b, uint64(m.pages))
	b = append(b, m.bits)
	str(m.group)
	for _, vs := range m.facets {
		b = binary.AppendUvarint(b, uint64(len(vs)))
		for _, v := range vs {
			str(v)
		}
	}
	for i, n := range m.numbers {
		if n != uint32(i) {
			return m.encodeNumbers(b)
		}
	}
	return b
}

// encodeNumbers ends an entry with the numbers of the pages.
func (m *meta) encodeNumbers(b []byte) []byte {
	for _, n := range m.numbers {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

var errMeta = errors.New("damaged entry of a document")

// decodeMeta reads what encode wrote.
func decodeMeta(b []byte) (meta, error) {
	var m meta
	d := metaReader{b: b}
	m.hash = d.str()
	m.title = d.str()
	m.date = uint32(d.num())
	m.entry = d.num()
	m.length = int(d.num())
	m.pages = int(d.num())
	m.bits = d.byte()
	m.group = d.str()
	for i := range m.facets {
		n := d.num()
		if n > uint64(len(b)) {
			return meta{}, errMeta
		}
		for range n {
			m.facets[i] = append(m.facets[i], d.str())
		}
	}
	for len(d.b) > 0 {
		m.numbers = append(m.numbers, uint32(d.num()))
	}
	if d.bad {
		return meta{}, errMeta
	}
	return m, nil
}

type metaReader struct {
	b   []byte
	bad bool
}

func (d *metaReader) num() uint64 {
	n, w := binary.Uvarint(d.b)
	if w <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[w:]
	return n
}

func (d *metaReader) byte() uint8 {
	if len(d.b) == 0 {
		d.bad = true
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *metaReader) str() string {
	n := d.num()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return ""
	}
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}
