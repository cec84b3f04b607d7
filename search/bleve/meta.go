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
	group  string // of near-copies, or ""
	facets [plan.Facets][]string
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
	str(m.group)
	for _, vs := range m.facets {
		b = binary.AppendUvarint(b, uint64(len(vs)))
		for _, v := range vs {
			str(v)
		}
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
