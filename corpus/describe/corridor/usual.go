package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// usual links the only two places of a sentence on migration of which one has
// a part and the other none, where people are known to move that way only.
func (x *Links) usual() {
	const doubt = text.CueSpeech | text.CueAccord | text.CueBlock | text.CueOther | text.CueShare | text.CueSport
	if len(x.Found) > 0 || x.factor < 0.86 || x.Cues&doubt != 0 {
		return
	}
	two := x.two()
	if len(two) != 2 {
		return
	}
	if home, host := two[0], two[1]; !x.usually(home, host) {
		x.usually(host, home)
	}
}

// two returns the phrases that stand for the only two parties of a sentence, the
// one with a part for each; anything else where there are more or fewer.
func (x *Links) two() []*phrase.Phrase {
	var out []*phrase.Phrase
	for _, g := range x.Phrases {
		if g.Sense == phrase.SenseThing {
			continue
		}
		i := slices.IndexFunc(out, func(o *phrase.Phrase) bool { return phrase.Shares(o, g) })
		switch {
		case x.partner[g]:
			return nil
		case i < 0:
			out = append(out, g)
		case out[i].Role == "" && len(out[i].Places) == len(g.Places):
			out[i] = g
		}
	}
	return out
}

// cueLife are the classes of cue words for what migrants do.
const cueLife = text.CueArrive | text.CueMove | text.CueReside | text.CueLeave | text.CueBorn | text.CueHost | text.CueTransit | text.CueStudy | text.CueResident

// usually links home to host where one of them has its part, the other none
// that contradicts, and all their people are known to move that way.
func (x *Links) usually(home, host *phrase.Phrase) bool {
	if x.factor < 1 && (!home.Arrivals() && !x.workplace(host) && !x.sentOff(home, host) && !x.awayFrom(home, host) || x.distance(home, host) > 20) {
		return false
	}
	if home.Role == schema.RoleDestination && host.Role == home.Role && home.Slot != phrase.SlotSubject && (x.Grammar.HostShare(home) > 0.5 || home.Governor < 0 || x.Starts[home.Governor]&cueLife != 0 || home.Governor == host.Governor) {
		return false
	}
	if home.Sense == phrase.SenseEmployer || len(host.Places) > 1 || max(home.Weight, host.Weight) <= phrase.Weak || home.Role != schema.RoleOrigin && host.Role != schema.RoleDestination ||
		home.Role == schema.RoleTransit || host.Role == schema.RoleTransit || host.Role == schema.RoleOrigin && host.Weight > 0.8 {
		return false
	}
	for _, p := range home.Places {
		if !x.Grammar.Pairs[schema.Corridor{Origin: x.Grammar.Places[p], Destination: x.Grammar.Places[host.Places[0]]}] {
			return false
		}
	}
	x.partner[home], x.partner[host] = true, true
	for _, p := range home.Places {
		x.add(p, host.Places[0], home, host, 0.6, phrase.Usual)
	}
	return true
}

// awayFrom reports whether people in one place are said to live or to go to
// another: "two households in three have someone working in India".
func (x *Links) awayFrom(home, host *phrase.Phrase) bool {
	return home.Rule.Under(text.CuePerson) && host.Governor >= 0 && x.Starts[host.Governor]&cueLife != 0
}

// workplace reports whether people are hired for a place or let in there.
func (x *Links) workplace(g *phrase.Phrase) bool {
	return g.Governor >= 0 && x.Starts[g.Governor]&(text.CueRecruit|text.CuePermit) != 0 && x.Cues&(text.CueMigrant|text.CuePerson) != 0
}

// sentOff reports whether an institution at home speaks of persons who live, go
// or work with papers in another country: "the ministry saw off 96 farm hands
// who will work in Quebec under contract".
func (x *Links) sentOff(home, host *phrase.Phrase) bool {
	const papers = text.CueLabour | text.CuePermit | text.CueRecruit
	return home.Sense == phrase.SenseBody && home.First < host.First && x.Cues&papers != 0 && x.Cues&(text.CuePerson|text.CueMigrant) != 0 &&
		host.Governor >= 0 && x.Starts[host.Governor]&(text.CueReside|text.CueMove|text.CueArrive) != 0
}
