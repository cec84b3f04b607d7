package corridor

import "github.com/simde/simde/corpus/describe/phrase"

// How many sentences what a sentence leaves lasts.
const (
	justBefore = 1  // what "they" and "there" point back to
	near       = 2  // people, hosts, ends without a partner, rankings, money, who speaks
	far        = 12 // an evacuation, of which a report tells at length
)

// fading is what is heard of hosts and homes in a sentence counts for in the
// next one, and so on.
const fading = 0.75

// left is what a sentence left, and when. Its zero value was never left.
type left[T any] struct {
	it T
	at int // the time of the Context, from 1
}

// within returns what was left at most n sentences before now, and whether
// anything was.
func (l left[T]) within(n, now int) (T, bool) {
	if l.at == 0 || now-l.at > n {
		var none T
		return none, false
	}
	return l.it, true
}

// evacuation is the places that people are taken from and to, neither of which is
// their home. Its zero value is none.
type evacuation [2]int32

// header is what a title of a table leaves to its rows: the host of those who
// are counted by country of origin, or the home of those counted by country of
// destination.
type header struct {
	host, home *phrase.Phrase
}

func (h header) open() bool { return h.host != nil || h.home != nil }
