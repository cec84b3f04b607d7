package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/lang"
)

// tells is what a sentence tells of besides: how many words of war and of
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
