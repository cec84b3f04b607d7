package corridor

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// caused makes the place of a war, a drought or the like the home of those
// whom it drives elsewhere: "Insecurity in Burkina Faso has pushed 60,000
// people into Côte d'Ivoire".
func (s *sentence) caused() {
	away := false
	for _, g := range s.Groups {
		if g.sort == sortPeople || g.Role == schema.RoleOrigin && g.weight > 0.7 {
			return
		}
		away = away || g.Role == schema.RoleDestination && (g.slot == slotTo || g.rule == "arrive.object")
	}
	if !away || !s.within(text.CueMigrant|text.CuePerson, s.First-1, s.End-s.First) {
		return
	}
	for _, g := range s.Groups {
		if g.slot != slotTo && s.causeOf(g) {
			g.Role, g.weight, g.rule = schema.RoleOrigin, 0.8, "cause"
			return
		}
	}
}

// causeOf reports whether a cause of flight stands beside g: "the violence in
// Sudan", "Sudan's civil war", "the Sudanese conflict".
func (s *sentence) causeOf(g *group) bool {
	if g.prep >= 0 && (g.slot == slotIn || g.slot == slotAt || g.slot == slotOf) {
		for j := max(s.First, g.prep-2); j < g.prep; j++ {
			if s.Starts[j]&text.CueCause != 0 {
				return true
			}
		}
	}
	if g.prep < 0 {
		for j := max(s.First+1, g.first-4); j < g.first; j++ {
			if s.Is(j, lang.Relative) && s.Starts[j-1]&text.CueCause != 0 {
				return true // "the war that ravages Sudan"
			}
		}
	}
	if g.sort != sortThing && !s.Mark(g.end, "'") && !s.Mark(g.end, "’") {
		return false
	}
	return s.within(text.CueCause, g.end-1, 4)
}

// denied clears the part of a place that people do not come to, and of those
// who do not come: "unable to reach the United States", "for want of
// Palestinian labourers".
func (s *sentence) denied() {
	for _, g := range s.Groups {
		if _, at := s.CueAt(g.site - 1); g.sort == sortPeople && g.site > s.First && s.Starts[at]&text.CueNever != 0 {
			g.Role, g.weight, g.rule = "", 0, ""
		}
		if g.Role != schema.RoleDestination || g.governor < 0 || g.slot == slotSubject {
			continue
		}
		for j := max(s.First, g.governor-2); j < g.governor; j++ {
			if _, at := s.CueAt(j); s.Starts[at]&text.CueNever != 0 {
				g.Role, g.weight, g.rule = "", 0, ""
				break
			}
		}
	}
}

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

// two returns the groups that stand for the only two parties of a sentence, the
// one with a part for each; anything else where there are more or fewer.
func (x *Links) two() []*group {
	var out []*group
	for _, g := range x.Groups {
		if g.sort == sortThing {
			continue
		}
		i := slices.IndexFunc(out, func(o *group) bool { return shares(o, g) })
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
func (x *Links) usually(home, host *group) bool {
	if x.factor < 1 && (!home.arrivals() && !x.workplace(host) && !x.sentOff(home, host) && !x.awayFrom(home, host) || x.distance(home, host) > 20) {
		return false
	}
	if home.Role == schema.RoleDestination && host.Role == home.Role && home.slot != slotSubject && (x.Grammar.hostShare(home) > 0.5 || home.governor < 0 || x.Starts[home.governor]&cueLife != 0 || home.governor == host.governor) {
		return false
	}
	if home.sort == sortEmployer || len(host.Places) > 1 || max(home.weight, host.weight) <= weak || home.Role != schema.RoleOrigin && host.Role != schema.RoleDestination ||
		home.Role == schema.RoleTransit || host.Role == schema.RoleTransit || host.Role == schema.RoleOrigin && host.weight > 0.8 {
		return false
	}
	for _, p := range home.Places {
		if !x.Grammar.Pairs[schema.Corridor{Origin: x.Grammar.Places[p], Destination: x.Grammar.Places[host.Places[0]]}] {
			return false
		}
	}
	x.partner[home], x.partner[host] = true, true
	for _, p := range home.Places {
		x.add(p, host.Places[0], home, host, 0.6, "usual")
	}
	return true
}

// awayFrom reports whether people in one place are said to live or to go to
// another: "two households in three have someone working in India".
func (x *Links) awayFrom(home, host *group) bool {
	return strings.HasPrefix(home.rule, "person.") && host.governor >= 0 && x.Starts[host.governor]&cueLife != 0
}

// workplace reports whether people are hired for a place or let in there.
func (x *Links) workplace(g *group) bool {
	return g.governor >= 0 && x.Starts[g.governor]&(text.CueRecruit|text.CuePermit) != 0 && x.Cues&(text.CueMigrant|text.CuePerson) != 0
}

// sentOff reports whether an institution at home speaks of persons who live, go
// or work with papers in another country: "the ministry saw off 96 farm hands
// who will work in Quebec under contract".
func (x *Links) sentOff(home, host *group) bool {
	const papers = text.CueLabour | text.CuePermit | text.CueRecruit
	return home.sort == sortBody && home.first < host.first && x.Cues&papers != 0 && x.Cues&(text.CuePerson|text.CueMigrant) != 0 &&
		host.governor >= 0 && x.Starts[host.governor]&(text.CueReside|text.CueMove|text.CueArrive) != 0
}
