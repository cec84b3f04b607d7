package describe

import (
	"strings"

	"github.com/simde/simde/schema"
)

// reach is how many tokens a cue may lie from the place that it governs.
const reach = 16

// assign finds the preposition and the governing cue of each group of a
// sentence, and from them the part that its places play.
func (k *knowledge) assign(r *reading, s span, gs []*group) {
	for i, g := range gs {
		if g.sort == sortPeople {
			k.assignPeople(r, s, g)
			continue
		}
		k.assignPlace(r, s, gs, i)
	}
	for _, g := range gs {
		if g.role == "" && g.slot == slotNone && g.sort != sortPeople && g.sort != sortThing {
			r.opening(s, gs, g)
		}
	}
}

// weak is the weight of a host that only its position makes one: it takes a
// people that has no other.
const weak = 0.66

// arrivals reports whether g is people of a place, or the place that people
// named before it are from.
func (g *group) arrivals() bool {
	switch g.rule {
	case "person.from", "migrant.from", "migrant.of", "born.from":
		return true
	}
	return g.sort == sortPeople
}

// opening makes a place a host that opens the sentence before people of
// another: "Ecuador recognised 60,000 Colombians as refugees", "Chile:
// Haitians ...".
func (r *reading) opening(s span, gs []*group, g *group) {
	if g.site > s.first+3 {
		return
	}
	for _, p := range gs {
		if !p.arrivals() || shares(p, g) || p.first < g.end || p.first-g.end > 14 {
			continue
		}
		if g.end < s.end && r.tokens[g.end].is(punct) && !r.comma(g.end) {
			g.role, g.weight, g.rule = schema.RoleDestination, weak, "dateline"
			return
		}
		g.role, g.weight, g.rule = schema.RoleDestination, weak, "subject.people"
		return
	}
}

// assignPeople gives people the part of their origin.
func (k *knowledge) assignPeople(r *reading, s span, g *group) {
	g.slot, g.role, g.weight, g.rule = slotPeople, schema.RoleOrigin, 0.85, "people"
	if g.noun {
		g.weight, g.rule = 0.92, "people.noun"
	}
	if p := r.before(g.site, s); p >= 0 {
		c, at := r.cueAt(p)
		if c&cuePrepositions != 0 {
			g.prep = at
		}
	}
}

// preposition finds what opens the noun phrase of g: a preposition, a cue
// straight before it, or nothing. Words for a part of the place ("the south
// of") and lead-ins ("countries such as") are passed over.
func (r *reading) preposition(g *group, s span) (c cueSet, at int) {
	i := g.site
	for range 6 {
		p := r.before(i, s)
		if p < 0 {
			return 0, -1
		}
		c, at = r.cueAt(p)
		switch {
		case c&cueSuch != 0 && c&cuePrepositions == 0:
			i = r.skipList(at, s)
			continue
		case i != g.site && c&cueLoc != 0 && c&(cuePrepositions|cueMigrant|cuePerson) == 0:
			i = at
			continue
		case p == i-1 && r.comma(p) && r.town(p-1, s) < p:
			i = r.town(p-1, s)
			continue
		case c&cueOf != 0 && c&cueFrom == 0:
			if start, ok := r.siteBefore(at, s); ok && g.sort != sortBody {
				i = start
				g.sort = sortSite
				continue
			}
		}
		return c, at
	}
	return 0, -1
}

// town returns the first token of the capitalised words, unknown to the
// lexicon, that end at token i: "Södertälje" before ", Sweden". It is i+1 where
// there are none, or where no preposition stands before them.
func (r *reading) town(i int, s span) int {
	j := i
	for j >= s.first && r.tokens[j].is(capital) && r.cover[j] < 0 && r.owner[j] < 0 && i-j < 3 {
		j--
	}
	if c, _ := r.cueAt(j); j == i || j < s.first || c&(cueIn|cueAt|cueTo|cueFrom|cueOf) == 0 {
		return i + 1
	}
	return j + 1
}

// siteBefore reports whether the "of" at token at belongs to a place noun or
// to an unknown noun with a preposition of its own ("in the orchards of"), and
// returns where that noun begins.
func (r *reading) siteBefore(at int, s span) (int, bool) {
	for j, seen := at-1, 0; j >= s.first && seen < 5; seen++ {
		c, start := r.cueAt(j)
		switch {
		case r.tokens[j].is(punct) || r.owner[j] >= 0 || r.tokens[j].is(number):
			return 0, false
		case c&cueLoc != 0 && c&(cueMigrant|cuePerson) == 0:
			return start, true
		case c&(cueIn|cueTo|cueAt|cueFrom|cueBetween) != 0 && seen > 0 && c&cueOf == 0:
			return j + 1, true
		case c&(cueFrames|cuePrepositions|cueAux) != 0:
			return 0, false
		}
		j = min(j, start) - 1
	}
	return 0, false
}

// skipList steps back over what "such as" explains: a comma, a noun, a region.
func (r *reading) skipList(at int, s span) int {
	i := at
	for i > s.first {
		c, start := r.cueAt(i - 1)
		switch {
		case r.owner[i-1] >= 0 || c&cueDet != 0 && c&cuePrepositions == 0 || r.tokens[i-1].is(punct):
			i--
		case c&(cueLoc|cueDestList|cueOrgList|cueAbroad) != 0:
			i = start
		default:
			return i
		}
	}
	return i
}

// assignPlace gives the group gs[i] of places the part that its governor says.
func (k *knowledge) assignPlace(r *reading, s span, gs []*group, i int) {
	g := gs[i]
	if r.possessive(gs, i, s) {
		return
	}
	c, at := r.preposition(g, s)
	g.settle(c)
	if g.sort == sortThing {
		return
	}
	if c&cuePrepositions == 0 {
		k.assignBare(r, s, gs, i, c, at)
		return
	}
	g.prep = at
	var buf [10]slot
	ss := slotsOf(c, buf[:0])
	g.slot = ss[0]
	body := g.sort == sortBody || g.sort == sortEmployer
	if g.slot == slotBetween || body && g.slot != slotBy {
		if body && g.slot != slotBetween {
			k.subject(r, s, g)
		}
		return
	}
	if k.composite(g, c) {
		return
	}
	if k.superlative(r, s, g) || r.officeBefore(at, s) && (g.slot == slotIn || g.slot == slotAt) {
		return
	}
	if !k.governLeft(r, s, gs, i, ss) && r.fronted(at, s) {
		k.governRight(r, s, g, ss)
	}
	if g.slot == slotFrom && r.word(at-1, "is", "are", "was", "were", "be", "came", "come", "comes", "hail") && (g.role == "" || g.role == schema.RoleOrigin) {
		g.role, g.weight, g.rule = schema.RoleOrigin, 0.85, "be.from"
	}
	if g.role == "" {
		switch {
		case c&cueFrom != 0 && r.blocked(at, s):
		case g.slot == slotFrom && g.sort != sortBody:
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.66, "from"
		case g.sort != sortBody && (g.slot == slotIn || g.slot == slotAt) && anyPeople(gs, g):
			g.role, g.weight, g.rule = schema.RoleDestination, weak, "in"
		case c&cueTransit != 0:
			g.role, g.weight, g.rule = schema.RoleTransit, 0.8, "transit.via"
		case g.slot == slotVia && c&cueBy == 0:
			g.role, g.weight, g.rule = schema.RoleTransit, 0.5, "via"
		}
	}
}

// settle decides what a thing or an employer is by its preposition: what one
// is in or goes to is a site.
func (g *group) settle(c cueSet) {
	if c&(cueIn|cueTo|cueAt|cueFrom) == 0 {
		return
	}
	switch {
	case g.sort == sortThing && c&(cueIn|cueTo) != 0, g.sort == sortEmployer:
		g.sort = sortSite
	}
}

// superlative reports whether g is a region that only measures: "the largest
// Somali population in North America".
func (k *knowledge) superlative(r *reading, s span, g *group) bool {
	if k.places[g.places[0]].Kind() == schema.Country {
		return false
	}
	for j := max(s.first, g.first-10); j < g.first; j++ {
		if r.cues[j]&cueMost != 0 {
			return true
		}
	}
	return false
}

// officeBefore reports whether an institution stands straight before the
// preposition at token at: "the embassy in Havana".
func (r *reading) officeBefore(at int, s span) bool {
	c, _ := r.cueAt(at - 1)
	return at > s.first && c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 && r.owner[at-1] < 0
}

// fronted reports whether a phrase that begins at token at stands at the
// beginning of its sentence or clause.
func (r *reading) fronted(at int, s span) bool {
	if at <= s.first+3 || r.tokens[at-1].is(punct) {
		return true
	}
	c, _ := r.cueAt(at - 1)
	return c&(cueWhile|cueSep) != 0
}

// blocked reports whether what comes from the place is aid, goods or a
// delegation: no migrants.
func (r *reading) blocked(at int, s span) bool {
	for j, seen := at-1, 0; j >= s.first && seen < 5; j, seen = j-1, seen+1 {
		if c, _ := r.cueAt(j); c&(cueBlock|cueOther|cueInst) != 0 {
			return true
		}
	}
	return false
}

// anyPeople reports whether the sentence names people of another place than g.
func anyPeople(gs []*group, g *group) bool {
	for _, p := range gs {
		if p.sort == sortPeople && !shares(p, g) {
			return true
		}
	}
	return false
}

// composite reads a preposition that is itself a cue: "originaires de",
// "nacidos en", "bound for".
func (k *knowledge) composite(g *group, c cueSet) bool {
	if c&cueBorn != 0 && c&cueFrom != 0 {
		g.role, g.weight, g.rule, g.governor = schema.RoleOrigin, 0.9, "born.from", g.prep
		return true
	}
	return false
}

// governLeft looks for the nearest cue before the preposition that has a rule
// for one of the slots ss.
func (k *knowledge) governLeft(r *reading, s span, gs []*group, i int, ss []slot) bool {
	g := gs[i]
	for j, seen := g.prep-1, 0; j >= s.first && seen < reach; seen++ {
		if r.text[r.tokens[j].start] == ';' {
			return false
		}
		if p := peopleAt(gs, j); p != nil && !shares(p, g) {
			if ru, ok := k.governs(cuePeople, ss); ok && seen < ru.reach {
				return k.take(r, s, gs, i, p.first, cuePeople, ru)
			}
		}
		c, at := r.cueAt(j)
		if c&cueSpeech != 0 && c&(cueMigrant|cuePerson|cueMove) == 0 && seen < 2 && (g.slot == slotIn || g.slot == slotAt) {
			return true
		}
		if c&cueBlock != 0 && r.owner[j] < 0 && (g.slot == slotFrom || g.slot == slotOf || g.slot == slotBy) && seen < 5 {
			return true
		}
		if r.owner[j] < 0 && c&cueFrames != 0 {
			if c&cueInst != 0 && c&(cueMigrant|cuePerson) == 0 && g.slot == slotOf && seen < 2 {
				return true
			}
			if p := owned(gs, g, at); p != nil && g.slot == slotOf && c&(cuePerson|cueMigrant) != 0 {
				if ru, ok := k.governs(cuePeople, ss); ok {
					return k.take(r, s, gs, i, p.first, cuePeople, ru)
				}
			}
			if ru, ok := k.governs(c, ss); ok && seen < ru.reach && (seen < 9 || c&(cuePerson|cueLabour|cuePermit) == 0) {
				return k.take(r, s, gs, i, at, c, ru)
			}
		}
		j = min(j, at) - 1
	}
	return false
}

// owned returns the group of people of another place whose noun stands at
// token at: "the Turkish community of".
func owned(gs []*group, g *group, at int) *group {
	for _, p := range gs {
		if p.sort == sortPeople && p.noun && p.end <= at && at-p.end < 4 && !shares(p, g) {
			return p
		}
	}
	return nil
}

// peopleAt returns the group of people that covers token j.
func peopleAt(gs []*group, j int) *group {
	for _, g := range gs {
		if g.sort == sortPeople && g.first <= j && j < g.end {
			return g
		}
	}
	return nil
}

// take gives g the part that rule ru says of the cue at token at. Where a cue
// of return, deportation or remittance stands before that cue in the same
// clause, and its people are named, it turns the direction round.
func (k *knowledge) take(r *reading, s span, gs []*group, i, at int, c cueSet, ru rule) bool {
	g := gs[i]
	g.governor, g.role, g.weight, g.rule = at, k.decide(ru.role, g), ru.weight, ru.name
	if c&cueReversed != 0 || g.slot != slotFrom && g.slot != slotTo && g.slot != slotOf && g.slot != slotAt {
		return true
	}
	outer, oat := r.reversedBefore(at, s)
	if outer == 0 && g.slot == slotFrom && c&(cueLeave|cueMove|cueArrive) != 0 {
		outer, oat = r.returnAfter(g.end, s)
	}
	if outer == 0 {
		return true
	}
	named := false
	for _, p := range gs {
		named = named || p.sort == sortPeople && !shares(p, g)
	}
	if g.slot == slotOf && !named && outer&cueRemit == 0 {
		return true
	}
	if outer&cueRemit != 0 && c&(cueMigrant|cuePerson|cuePeople) != 0 {
		return true
	}
	if g.slot == slotFrom && !named && k.hostShare(g) < 0.5 {
		return true
	}
	var buf [4]slot
	if rev, ok := k.governs(outer&cueReversed, append(buf[:0], g.slot)); ok {
		g.governor, g.role, g.weight, g.rule = oat, rev.role, rev.weight*0.95, rev.name
	}
	return true
}

func shares(a, b *group) bool {
	for _, x := range a.places {
		for _, y := range b.places {
			if x == y {
				return true
			}
		}
	}
	return false
}

// reversedBefore returns the cue of return, deportation or remittance that
// stands at most 12 tokens before token at in the same clause.
func (r *reading) reversedBefore(at int, s span) (cueSet, int) {
	for j, seen := at-1, 0; j >= s.first && seen < 12; seen++ {
		if ch := r.text[r.tokens[j].start]; ch == ';' || ch == ',' {
			return 0, -1
		}
		c, start := r.cueAt(j)
		if c&cueReversed != 0 && r.owner[j] < 0 {
			return c, start
		}
		j = min(j, start) - 1
	}
	return 0, -1
}

// decide turns "either" into the end that the places of g more often are.
func (k *knowledge) decide(role schema.Role, g *group) schema.Role {
	switch {
	case role != roleEither:
		return role
	case k.hostShare(g) < 0.5:
		return schema.RoleOrigin
	}
	return schema.RoleDestination
}

// returnAfter returns the cue of return that stands at most 6 tokens after a
// place: "depart from Aden to return home".
func (r *reading) returnAfter(end int, s span) (cueSet, int) {
	for j := end; j < min(end+6, s.end); j++ {
		if c, at := r.cueAt(j); c&cueReturn != 0 {
			return c, at
		}
	}
	return 0, -1
}

// hostShare is how much the places of g are ones of immigration.
func (k *knowledge) hostShare(g *group) float64 {
	sum := 0.0
	for _, p := range g.places {
		sum += k.host[k.places[p]]
	}
	return sum / float64(len(g.places))
}

// reversedAfter returns the cue of return or deportation in the 8 tokens after
// a place that opens the sentence.
func (r *reading) reversedAfter(end int, s span) (cueSet, int) {
	for j := end; j < min(end+8, s.end); j++ {
		if c := r.cues[j] & (cueReturn | cueDeport); c != 0 {
			return c, j
		}
	}
	return 0, -1
}

// governRight looks for a cue after the group, where the place stands first:
// "En España viven 300.000 ecuatorianos".
func (k *knowledge) governRight(r *reading, s span, g *group, ss []slot) {
	if c, at := r.reversedAfter(g.end, s); c != 0 && g.slot == slotFrom {
		if ru, ok := k.governs(c, ss); ok {
			g.governor, g.role, g.weight, g.rule = at, ru.role, ru.weight*0.9, ru.name+"+"
			return
		}
	}
	for j, seen := g.end, 0; j < s.end && seen < 12; seen++ {
		if r.text[r.tokens[j].start] == ';' {
			return
		}
		c, at := r.cueAt(j)
		if at == j && r.owner[j] < 0 && c&cueFrames != 0 {
			if ru, ok := k.governs(c, ss); ok {
				if ru.role == roleEither {
					ru.role = schema.RoleDestination // the place comes first: it is where that happens
				}
				g.governor, g.role, g.weight, g.rule = j, ru.role, ru.weight*0.9, ru.name+"+"
				return
			}
		}
		if at == j && int(r.ends[j]) > j {
			j = int(r.ends[j])
		} else {
			j++
		}
	}
}

// assignBare gives a part to a group without preposition: an entry of a list,
// the object of the cue before it, or the subject of the one after it.
func (k *knowledge) assignBare(r *reading, s span, gs []*group, i int, c cueSet, at int) {
	g := gs[i]
	if g.slot = slotNone; g.sort == sortBody || g.sort == sortEmployer {
		k.subject(r, s, g)
		return
	}
	if k.listed(r, s, g) || r.suffixed(g) {
		return
	}
	var one [1]slot
	one[0] = slotObject
	if c&cueFrames != 0 && at >= 0 && g.site-int(r.ends[at]) <= 3 {
		if ru, ok := k.governs(c, one[:]); ok && ru.weight > 0.4 {
			g.slot, g.governor, g.role, g.weight, g.rule = slotObject, at, ru.role, ru.weight, ru.name
			return
		}
	}
	k.subject(r, s, g)
}

// possessive reads "Spain's Ecuadorian population" and "Egypt's emigrants":
// the first is where those people live, the second where they come from.
func (r *reading) possessive(gs []*group, i int, s span) bool {
	g := gs[i]
	if g.end+1 >= s.end || !r.mark(g.end, "'") && !r.mark(g.end, "’") || !r.word(g.end+1, "s") {
		return false
	}
	for j := g.end + 2; j < min(g.end+6, s.end); j++ {
		if p := peopleAt(gs, j); p != nil && !shares(p, g) {
			g.role, g.weight, g.rule = schema.RoleDestination, 0.85, "possessive.host"
			return true
		}
		c, _ := r.cueAt(j)
		switch {
		case r.word(j, "population", "workforce", "residents"):
			g.role, g.weight, g.rule = schema.RoleDestination, 0.75, "possessive.host"
			return true
		case c&(cueMigrant|cuePerson) != 0:
			g.role, g.weight, g.rule = schema.RoleOrigin, 0.75, "possessive.home"
			return true
		case c&(cueInst|cueLoc|cueEmployer) != 0:
			return false
		}
	}
	return false
}

// suffixed reads "US-based", "UK-bound" and "Ghana-born".
func (r *reading) suffixed(g *group) bool {
	if !r.mark(g.end, "-") && !r.mark(g.end, "‑") {
		return false
	}
	switch {
	case r.word(g.end+1, "based", "bound"):
		g.role, g.weight, g.rule = schema.RoleDestination, 0.8, "suffix.host"
	case r.word(g.end+1, "born"):
		g.role, g.weight, g.rule = schema.RoleOrigin, 0.85, "suffix.home"
	default:
		return false
	}
	return true
}

// listed reads the head of a list: "countries of origin: Syria, Iraq", "the
// top destinations were Italy and Spain", "Italy and Spain are the main
// destinations".
func (k *knowledge) listed(r *reading, s span, g *group) bool {
	set := func(c cueSet, at int) bool {
		var one [1]slot
		one[0] = slotList
		ru, ok := k.governs(c&(cueDestList|cueOrgList), one[:])
		if ok {
			g.slot, g.governor, g.role, g.weight, g.rule = slotList, at, ru.role, ru.weight, ru.name
		}
		return ok
	}
	far := 9
	if r.word(g.site-1, "are", "were", "is", "was", "son", "eran", "fueron", "es", "fue", "sont", "etaient", "est", "include", "incluyen") {
		far = 40
	}
	for j, seen := g.site-1, 0; j >= s.first && seen < far; seen++ {
		c, at := r.cueAt(j)
		if r.owner[j] < 0 && set(c, at) {
			return true
		}
		if far == 9 && c&(cuePrepositions&^cueOf&^cueFor&^cueIn&^cueAt) != 0 && c&cueDet == 0 {
			break
		}
		j = min(j, at) - 1
	}
	unknown := 0
	for j, seen := g.end, 0; j < s.end && seen < 8; seen++ {
		c, at := r.cueAt(j)
		if at == j && r.owner[j] < 0 && set(c, at) {
			return true
		}
		if c == 0 && !r.tokens[j].is(punct) && r.owner[j] < 0 && unknown == 0 {
			unknown++
			j++
			continue
		}
		if c&(cueDet|cueAux|cueSep) == 0 && !r.word(j, "main", "leading", "biggest", "second", "third", "two", "three", "dos", "tres", "deux", "trois", "mayores", "principal", "principales", "principaux", "top", "most", "common", "popular", "preferred", "largest", "mas", "plus", "primer", "premier") {
			break
		}
		j++
	}
	return false
}

// subject looks for the verb after a group that stands before it: "Colombia
// hosts", "Canadian authorities deported".
func (k *knowledge) subject(r *reading, s span, g *group) {
	if r.within(cueOwn, g.end, s, 16) && g.site <= s.first+4 {
		g.slot, g.role, g.weight, g.rule = slotSubject, schema.RoleOrigin, 0.85, "own.people"
		return
	}
	one := [1]slot{slotSubject}
	relative := false
	for j, seen := g.end, 0; j < s.end && seen < 8; seen++ {
		c, at := r.cueAt(j)
		if at != j {
			j++
			continue
		}
		if ch := r.text[r.tokens[j].start]; ch == ':' || ch == ';' || r.tokens[j].is(punct) && !r.tokens[j].is(glued) && !strings.ContainsRune(`("'`, rune(ch)) {
			return
		}
		relative = relative || r.word(j, "que", "qui", "which", "that")
		if r.owner[j] >= 0 && !relative {
			return
		}
		if ru, ok := k.governs(c, one[:]); ok && ru.weight > 0.2 && (j > g.end || r.verbal(j)) {
			if c&cueHost != 0 {
				if money, ok := k.governs(cueRemit, one[:]); ok && r.within(cueRemit, j, s, 9) && !r.within(cueMigrant|cuePerson, j, s, 3) {
					ru = money
				}
			}
			g.slot, g.governor, g.role, g.weight, g.rule = slotSubject, j, ru.role, ru.weight, ru.name
			return
		}
		switch {
		case c&(cuePrepositions&^cueTo&^cueAt&^cueOf) != 0 && c&cueAux == 0:
			return
		case c&(cueMigrant|cuePerson|cueMove|cueReturn|cueArrive|cueLeave) != 0 && c&(cueHost|cueAux) == 0 && !relative:
			return
		}
		j = max(j+1, int(r.ends[j]))
	}
}

// within reports whether a cue of classes c begins in the n tokens after j.
func (r *reading) within(c cueSet, j int, s span, n int) bool {
	for i := j + 1; i < min(j+1+n, s.end); i++ {
		if r.cues[i]&c != 0 {
			return true
		}
	}
	return false
}

// verbal reports whether the cue at j can be a verb here: an English noun such
// as "deportation" has no subject before it.
func (r *reading) verbal(j int) bool {
	t := r.tokens[j]
	w := schema.Fold(r.text[t.start:t.end])
	for _, noun := range []string{"tion", "cion", "ciones", "tions", "ment", "ements", "al", "als", "sion", "siones", "sions"} {
		if len(w) > len(noun) && w[len(w)-len(noun):] == noun {
			return false
		}
	}
	return true
}
