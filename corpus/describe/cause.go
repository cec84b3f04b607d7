package describe

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// caused makes the place of a war, a drought or the like the home of those
// whom it drives elsewhere: "Insecurity in Burkina Faso has pushed 60,000
// people into Côte d'Ivoire".
func (s *sentence) caused() {
	away := false
	for _, g := range s.groups {
		if g.sort == sortPeople || g.role == schema.RoleOrigin && g.weight > 0.7 {
			return
		}
		away = away || g.role == schema.RoleDestination && (g.slot == slotTo || g.rule == "arrive.object")
	}
	if !away || !s.within(cueMigrant|cuePerson, s.first-1, s.end-s.first) {
		return
	}
	for _, g := range s.groups {
		if g.slot != slotTo && s.causeOf(g) {
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.8, "cause"
			return
		}
	}
}

// causeOf reports whether a cause of flight stands beside g: "the violence in
// Sudan", "Sudan's civil war", "the Sudanese conflict".
func (s *sentence) causeOf(g *group) bool {
	if g.prep >= 0 && (g.slot == slotIn || g.slot == slotAt || g.slot == slotOf) {
		for j := max(s.first, g.prep-2); j < g.prep; j++ {
			if s.starts[j]&cueCause != 0 {
				return true
			}
		}
	}
	if g.prep < 0 {
		for j := max(s.first+1, g.first-4); j < g.first; j++ {
			if s.is(j, lang.Relative) && s.starts[j-1]&cueCause != 0 {
				return true // "the war that ravages Sudan"
			}
		}
	}
	if g.sort != sortThing && !s.mark(g.end, "'") && !s.mark(g.end, "’") {
		return false
	}
	return s.within(cueCause, g.end-1, 4)
}

// denied clears the part of a place that people do not come to, and of those
// who do not come: "unable to reach the United States", "for want of
// Palestinian labourers".
func (s *sentence) denied() {
	for _, g := range s.groups {
		if _, at := s.cueAt(g.site - 1); g.sort == sortPeople && g.site > s.first && s.starts[at]&cueNever != 0 {
			g.role, g.weight, g.rule = "", 0, ""
		}
		if g.role != schema.RoleDestination || g.governor < 0 || g.slot == slotSubject {
			continue
		}
		for j := max(s.first, g.governor-2); j < g.governor; j++ {
			if _, at := s.cueAt(j); s.starts[at]&cueNever != 0 {
				g.role, g.weight, g.rule = "", 0, ""
				break
			}
		}
	}
}

// usual links the only two places of a sentence on migration of which one has
// a part and the other none, where people are known to move that way only.
func (x *sentenceLinks) usual() {
	const doubt = cueSpeech | cueAccord | cueBlock | cueOther | cueShare | cueSport
	if len(x.found) > 0 || x.factor < 0.86 || x.cues&doubt != 0 {
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
func (x *sentenceLinks) two() []*group {
	var out []*group
	for _, g := range x.groups {
		if g.sort == sortThing {
			continue
		}
		i := slices.IndexFunc(out, func(o *group) bool { return shares(o, g) })
		switch {
		case x.partner[g]:
			return nil
		case i < 0:
			out = append(out, g)
		case out[i].role == "" && len(out[i].places) == len(g.places):
			out[i] = g
		}
	}
	return out
}

// cueLife are the classes of cue words for what migrants do.
const cueLife = cueArrive | cueMove | cueReside | cueLeave | cueBorn | cueHost | cueTransit | cueStudy | cueResident

// usually links home to host where one of them has its part, the other none
// that contradicts, and all their people are known to move that way.
func (x *sentenceLinks) usually(home, host *group) bool {
	if x.factor < 1 && (!home.arrivals() && !x.workplace(host) && !x.sentOff(home, host) && !x.awayFrom(home, host) || x.distance(home, host) > 20) {
		return false
	}
	if home.role == schema.RoleDestination && host.role == home.role && home.slot != slotSubject && (x.k.hostShare(home) > 0.5 || home.governor < 0 || x.starts[home.governor]&cueLife != 0 || home.governor == host.governor) {
		return false
	}
	if home.sort == sortEmployer || len(host.places) > 1 || max(home.weight, host.weight) <= weak || home.role != schema.RoleOrigin && host.role != schema.RoleDestination ||
		home.role == schema.RoleTransit || host.role == schema.RoleTransit || host.role == schema.RoleOrigin && host.weight > 0.8 {
		return false
	}
	for _, p := range home.places {
		if !x.k.pairs[schema.Corridor{Origin: x.k.places[p], Destination: x.k.places[host.places[0]]}] {
			return false
		}
	}
	x.partner[home], x.partner[host] = true, true
	for _, p := range home.places {
		x.add(p, host.places[0], home, host, 0.6, "usual")
	}
	return true
}

// awayFrom reports whether people in one place are said to live or to go to
// another: "two households in three have someone working in India".
func (x *sentenceLinks) awayFrom(home, host *group) bool {
	return strings.HasPrefix(home.rule, "person.") && host.governor >= 0 && x.starts[host.governor]&cueLife != 0
}

// workplace reports whether people are hired for a place or let in there.
func (x *sentenceLinks) workplace(g *group) bool {
	return g.governor >= 0 && x.starts[g.governor]&(cueRecruit|cuePermit) != 0 && x.cues&(cueMigrant|cuePerson) != 0
}

// sentOff reports whether an institution at home speaks of persons who live, go
// or work with papers in another country: "the ministry saw off 96 farm hands
// who will work in Quebec under contract".
func (x *sentenceLinks) sentOff(home, host *group) bool {
	const papers = cueLabour | cuePermit | cueRecruit
	return home.sort == sortBody && home.first < host.first && x.cues&papers != 0 && x.cues&(cuePerson|cueMigrant) != 0 &&
		host.governor >= 0 && x.starts[host.governor]&(cueReside|cueMove|cueArrive) != 0
}
