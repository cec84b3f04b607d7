package corridor

import (
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// hostOf returns the likeliest host of people whom a sentence names without
// one, and by which rule: the country whose authority it names, that for which
// the document speaks, or one of the sentences before.
func (c *Context) hostOf(x *Links, g *phrase.Phrase, fits func(int32) bool) (int32, phrase.RuleID) {
	more, gates := map[int32]float64{}, map[int32]bool{}
	if o := x.opener(g); o != nil && fits(o.Places[0]) {
		return o.Places[0], phrase.Opener
	}
	for _, h := range x.Gates {
		if h.First >= x.First && h.First < x.End {
			more[h.Index], gates[h.Index] = 1, true
		}
	}
	if c.whole.house >= 0 && x.Cues&(text.CueGate|text.CueOurs|text.CuePermit|text.CueDeport) != 0 {
		more[c.whole.house] += 0.5
	}
	if host, ok := c.last[g.Places[0]].within(near, c.now); ok {
		more[host] += 0.7 // the same people as just before
	}
	p := best(&c.hostsNear, &c.whole.hosts, more, fits)
	switch {
	case p >= 0 && gates[p]:
		return p, phrase.Gate
	case p >= 0 && p == c.whole.house:
		return p, phrase.House
	}
	return p, phrase.FromScene
}

// atHome reports whether the sentence has people in their own country:
// "Venezuelans, both inside Venezuela and in the region".
func (x *Links) atHome(people *phrase.Phrase) bool {
	for _, g := range x.Phrases {
		if g != people && g.Sense != phrase.SensePeople && g.Inside() && len(people.Places) == 1 && phrase.Shares(g, people) {
			return true
		}
	}
	return false
}

// opener returns the country, or its authorities, that stands before people of
// another in their sentence and that no cue makes anything else: "Mexico will
// require visas for Peruvians".
func (x *Links) opener(people *phrase.Phrase) *phrase.Phrase {
	for _, o := range x.Phrases {
		if o == people || o.First > people.First {
			return nil
		}
		free := o.Role == "" && (o.Slot == phrase.SlotNone || o.Slot == phrase.SlotSubject || o.Slot == phrase.SlotOf) || o.Rule == phrase.SubjectPeople
		if free && o.Site <= x.First+4 && o.Sense != phrase.SensePeople && o.Sense != phrase.SenseThing && x.oneCountry(o) {
			return o
		}
	}
	return nil
}

// best returns the place for which the sentences up to this one, the whole
// document and more speak most.
func best(here, whole *votes, more map[int32]float64, fits func(int32) bool) int32 {
	sums := newVotes()
	for p, n := range here.of {
		sums.add(p, n)
	}
	for p := range whole.of {
		sums.add(p, whole.share(p)/2)
	}
	for p, n := range more {
		sums.add(p, n)
	}
	return sums.first(fits)
}
