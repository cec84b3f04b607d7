package corridor

import "github.com/simde/simde/corpus/describe/phrase"

// memory is what a sentence leaves to the next: the places that it spoke of
// without a partner.
type memory struct {
	spoke              bool // the sentence spoke of migration
	origins, hosts     *phrase.Phrase
	onward             *phrase.Phrase // where those go on to who are taken from hosts
	originAge, hostAge int
	place              *phrase.Phrase // the last place that is not where people come from
	placeAge           int
	table              header // of which this sentence may be a row
}

func (m *memory) age() {
	m.originAge++
	m.hostAge++
	m.placeAge++
}

// header is what a title of a table leaves to its rows: the host of those who
// are counted by country of origin, or the home of those counted by country of
// destination.
type header struct {
	host, home *phrase.Phrase
}

func (h header) open() bool { return h.host != nil || h.home != nil }
