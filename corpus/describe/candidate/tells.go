package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
)

// tells is what a sentence, or the words beside a phrase, tell of besides: how many words of war and of
// envoys it has, and whether it is about a time long ago.
type tells struct {
	armed, envoys int
	old           bool
}

func tellsOf(x *corridor.Links) tells {
	const farBack, longAgo = 1400, 1945 // years
	var t tells
	for j := x.First; j < x.End; j++ {
		switch {
		case x.Is(j, lang.Armed):
			t.armed++
		case x.Is(j, lang.Envoy):
			t.envoys++
		}
		year, ok := x.Integer(j)
		t.old = t.old || ok && year > farBack && year < longAgo
	}
	return t
}

// companyOf counts the words of war and of envoys beside a phrase.
func companyOf(x *corridor.Links, g *phrase.Phrase) tells {
	const beside = 4 // tokens
	var t tells
	for j := max(0, g.Site-beside); j < min(g.End+beside, len(x.Tokens)); j++ {
		if x.Is(j, lang.Armed) {
			t.armed++
		}
		if x.Is(j, lang.Envoy) {
			t.envoys++
		}
	}
	return t
}
