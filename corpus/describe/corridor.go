package describe

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// read finds the phrases of every layer on every page, and decides the names
// that may mean two places.
func (w *work) read() {
	votes := map[int]int{}
	for i := range w.doc.Pages {
		text, offset := w.text(i)
		r := w.knowledge.read(&reading{number: w.doc.Pages[i].Number, offset: offset, text: text, lang: w.doc.Pages[i].Language, tokens: w.tokens[i]})
		w.pages = append(w.pages, r)
		for _, t := range r.tokens {
			for _, d := range w.forDoubt[t.word] {
				votes[d]++
			}
		}
	}
	for _, r := range w.pages {
		for i, d := range r.doubts {
			if d == 0 {
				continue
			}
			p := w.knowledge.doubts[d-1].usual
			if votes[d-1] > 0 && w.certain(p) <= votes[d-1] {
				p = w.knowledge.doubts[d-1].other
			}
			r.mentions[i].place = int32(slices.Index(w.places, p))
		}
	}
}

// certain counts the mentions of p by names that leave no doubt.
func (w *work) certain(p schema.Place) int {
	n := 0
	for _, r := range w.pages {
		for i, m := range r.mentions {
			if r.doubts[i] == 0 && m.place >= 0 && w.places[m.place] == p && m.form != formDemonym && m.form != formPlural {
				n++
			}
		}
	}
	return n
}

// seen is what the document says of one place.
type seen struct {
	count    int
	roles    map[schema.Role]float64
	evidence []schema.Evidence
	said     map[schema.Role]bool
}

// spoken is what the document says of one corridor.
type spoken struct {
	doubt  float64 // the chance that all passages are wrong
	apart  bool    // no passage names both ends
	beside bool    // one names the authority or the country that must be the host
	scene  float64 // the most trusted of those that take an end from elsewhere in the document: they err together
	kinds  map[schema.Relation]int
	vague  bool   // only "Africans", "latinoamericanos": a region's people
	said   []said // the most trusted first
}

// said is a passage that speaks of a corridor.
type said struct {
	trust    float64
	evidence schema.Evidence
}

// hear keeps a passage if it is among the most trusted.
func (s *spoken) hear(p said) {
	at, _ := slices.BinarySearchFunc(s.said, p, func(a, b said) int {
		if a.trust >= b.trust {
			return -1 // of equals the first in the text stays first
		}
		return 1
	})
	if s.said = slices.Insert(s.said, at, p); len(s.said) > mostEvidence {
		s.said = s.said[:mostEvidence]
	}
}

// evidence lists the passages.
func (s *spoken) evidence() []schema.Evidence {
	var out []schema.Evidence
	for _, p := range s.said {
		out = append(out, p.evidence)
	}
	return out
}

// placesAndCorridors reads every sentence, then sums up.
func (w *work) placesAndCorridors() {
	w.doc.Claims, w.doc.Routes, w.doc.Events = nil, nil, nil
	places, corridors := map[int32]*seen{}, map[schema.Corridor]*spoken{}
	about := w.about()
	var all []*sentenceLinks
	for _, r := range w.pages {
		for _, m := range r.mentions {
			if m.place >= 0 {
				w.note(places, r, m)
			}
		}
		var m memory
		for _, s := range r.sentences() {
			y := &sentence{reading: r, span: s, k: w.knowledge}
			y.group()
			y.assign()
			x := y.link(about, &m)
			x.carry(&m)
			all = append(all, x)
		}
	}
	scene := w.newScene(all)
	for i, x := range all {
		var near cueSet
		for _, y := range all[max(0, i-1):min(len(all), i+2)] {
			near |= y.cues
		}
		x.house, x.short = scene.house, min(0.5, 1/float64(len(all)))
		scene.complete(x, near)
		w.sum(x, about, corridors, places)
		w.claims(x)
		w.routes(x)
		w.events(x.reading, x.span, x.cues)
	}
	w.stateCorridors(corridors, places)
	w.statePlaces(places)
}

// about is how far the document speaks of migration at all, 0 to 1.
func (w *work) about() float64 {
	signals, tokens := 0, 0
	for _, r := range w.pages {
		signals += r.signals
		tokens += len(r.tokens)
	}
	if tokens == 0 {
		return 0
	}
	return min(1, 60*float64(signals)/float64(tokens))
}

func (w *work) note(places map[int32]*seen, r *reading, m mention) {
	p := places[m.place]
	if p == nil {
		p = &seen{roles: map[schema.Role]float64{}, said: map[schema.Role]bool{}}
		places[m.place] = p
	}
	if p.count++; p.count == 1 {
		p.evidence = append(p.evidence, r.evidence(m.first, m.end, "place.name"))
	}
}

// sum adds what a sentence says to the document's corridors and roles.
func (w *work) sum(x *sentenceLinks, about float64, corridors map[schema.Corridor]*spoken, places map[int32]*seen) {
	w.trusted(x, about)
	for _, f := range x.found {
		if f.confidence >= w.limits.Role {
			x.believe(f)
		}
		c := schema.Corridor{Origin: w.places[f.origin], Destination: w.places[f.destination]}
		s := corridors[c]
		if s == nil {
			s = &spoken{doubt: 1, kinds: map[schema.Relation]int{}, vague: true}
			corridors[c] = s
		}
		if f.more != nil {
			s.scene = max(s.scene, f.confidence)
			s.beside = s.beside || f.to.rule == "gate" || f.to.rule == "subject"
		} else {
			s.doubt *= 1 - min(f.confidence, 0.97)
		}
		s.kinds[f.kind]++
		s.vague = s.vague && f.vague
		s.hear(said{f.confidence, x.evidence(f.first, f.end, f.rule)})
	}
	for _, g := range x.groups {
		for _, role := range x.parts(g, w.limits.Role) {
			w.say(places, x.reading, g, role)
		}
	}
}

// trusted says how far each finding of a sentence can be trusted. The places of
// a list stand together: none is trusted less than they are on the whole.
func (w *work) trusted(x *sentenceLinks, about float64) {
	type ends struct{ from, to *group }
	sums, counts := map[ends]float64{}, map[ends]float64{}
	for i := range x.found {
		f := &x.found[i]
		traits := x.traits(*f, about)
		if w.observe != nil {
			w.observe(schema.Corridor{Origin: w.places[f.origin], Destination: w.places[f.destination]}, traits)
		}
		if len(w.trust) > 0 {
			f.confidence = w.trust.in(traits)
		}
		e := ends{f.from, f.to}
		sums[e] += f.confidence
		counts[e]++
	}
	for i := range x.found {
		e := ends{x.found[i].from, x.found[i].to}
		x.found[i].confidence = max(x.found[i].confidence, sums[e]/counts[e])
	}
}

// say notes that the places of g play a role.
func (w *work) say(places map[int32]*seen, r *reading, g *group, role schema.Role) {
	for _, p := range g.places {
		s := places[p]
		if s == nil {
			continue
		}
		s.roles[role]++
		if !s.said[role] && len(s.evidence) < mostEvidence {
			s.said[role] = true
			s.evidence = append(s.evidence, r.evidence(g.site, g.end, "role."+cmp.Or(g.rule, string(role))))
		}
	}
}

// parts returns the roles that a group of places plays in its sentence, as
// surely as limit says.
func (x *sentenceLinks) parts(g *group, limit float64) []schema.Role {
	var out []schema.Role
	sure := x.believed[g] || x.cues&(cueMigrant|cueSignal|cueDeport|cueRemit) != 0 && g.governor >= 0 && !strings.HasSuffix(g.rule, "+") && x.starts[g.governor]&(cueMigrant|cueDeport|cueReturn|cueRemit|cueLeave|cueBorn|cueTransit) != 0
	sure = sure || g.role == schema.RoleTransit && x.factor >= 0.85
	switch {
	case g.sort == sortBody && g.role == "" || g.sort == sortThing && x.cues&cueSpeech != 0:
		out = append(out, schema.RoleParticipant)
	case g.role == "" || !sure || g.weight*x.factor < limit:
	case g.role == schema.RoleOrigin && x.cues&cueReturn != 0 && x.believed[g]:
		out = append(out, g.role, schema.RoleReturn)
	default:
		out = append(out, g.role)
	}
	if !x.partner[g] && (g.slot == slotIn || g.slot == slotAt) && g.sort != sortBody && (g.role == "" || x.cues&(cueSpeech|cueAccord) != 0 && !sure) {
		out = append(out, schema.RoleLocation)
	}
	return out
}

// stateCorridors sets the document's corridors, the surest first. Of two
// opposite ones the weaker loses half.
func (w *work) stateCorridors(corridors map[schema.Corridor]*spoken, places map[int32]*seen) {
	kept, known := keepCorridors(w.doc.Corridors)
	w.doc.Suggestions.Corridors = nil
	var read []schema.DocCorridor
	for _, s := range corridors {
		s.apart = s.doubt == 1 && !s.beside
		s.doubt *= 1 - min(s.scene, 0.97)
	}
	for c, s := range corridors {
		confidence := 1 - s.doubt
		if back := corridors[c.Reverse()]; back != nil && back.doubt < s.doubt {
			confidence /= 2
		}
		if !known[c] {
			read = append(read, schema.DocCorridor{Corridor: c, Kind: mainKind(s.kinds), Basis: schema.Basis{By: schema.Inferred, Confidence: round(confidence), Evidence: s.evidence()}})
		}
	}
	slices.SortFunc(read, func(a, b schema.DocCorridor) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Corridor.String(), b.Corridor.String()))
	})
	least := w.least()
	for _, c := range read {
		switch {
		case c.Confidence >= least && !w.weakRegion(c, corridors) && !(corridors[c.Corridor].apart && c.Confidence < w.limits.Scene):
			kept = append(kept, c)
			w.ends(places, c)
		case c.Confidence >= w.limits.Corridor/2:
			w.doc.Suggestions.Corridors = append(w.doc.Suggestions.Corridors, c)
		}
	}
	w.doc.Corridors = kept
}

// least is how sure a corridor must be in a document as long as this: what is
// found by chance grows with the length, what a document is about does not.
func (w *work) least() float64 {
	words := 0
	for _, r := range w.pages {
		words += len(r.tokens)
	}
	return 1 - (1-w.limits.Corridor)*w.limits.Words/max(w.limits.Words, float64(words))
}

// weakRegion reports whether a corridor has a region at an end and is little
// sure.
func (w *work) weakRegion(c schema.DocCorridor, all map[schema.Corridor]*spoken) bool {
	if c.Corridor.Origin.Kind() == schema.Country && c.Corridor.Destination.Kind() == schema.Country {
		return false
	}
	return c.Confidence < w.limits.Region || all[c.Corridor].vague && c.Confidence < w.limits.Vague
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

// ends gives the ends of a corridor their parts.
func (w *work) ends(places map[int32]*seen, c schema.DocCorridor) {
	for _, e := range []struct {
		place schema.Place
		role  schema.Role
	}{{c.Corridor.Origin, schema.RoleOrigin}, {c.Corridor.Destination, schema.RoleDestination}} {
		if s := places[int32(slices.Index(w.places, e.place))]; s != nil {
			s.roles[e.role] += 1
		}
	}
}

func keepCorridors(cs []schema.DocCorridor) (kept []schema.DocCorridor, known map[schema.Corridor]bool) {
	known = map[schema.Corridor]bool{}
	for _, c := range cs {
		if c.By.Rank() > schema.Inferred.Rank() {
			kept = append(kept, c)
			known[c.Corridor] = true
		}
	}
	return kept, known
}

func mainKind(kinds map[schema.Relation]int) schema.Relation {
	best := schema.RelMigration
	for _, k := range schema.Relations {
		if kinds[k] > kinds[best] {
			best = k
		}
	}
	return best
}

// statePlaces sets the document's places, the oftenest named first.
func (w *work) statePlaces(places map[int32]*seen) {
	var kept []schema.DocPlace
	known := map[schema.Place]bool{}
	for _, p := range w.doc.Places {
		if p.By.Rank() > schema.Inferred.Rank() {
			kept = append(kept, p)
			known[p.Place] = true
		}
	}
	var read []schema.DocPlace
	for i, s := range places {
		if known[w.places[i]] {
			continue
		}
		d := schema.DocPlace{Place: w.places[i], Mentions: s.count, Basis: schema.Basis{By: schema.Inferred, Confidence: 0.95, Evidence: s.evidence}}
		for _, role := range schema.Roles {
			if s.roles[role] > 0 {
				d.Roles = append(d.Roles, role)
			}
		}
		if d.Place == w.doc.PublishedIn {
			d.Roles = append(d.Roles, schema.RolePublisher)
		}
		if len(d.Roles) == 0 {
			d.Roles = []schema.Role{schema.RoleMention}
		}
		read = append(read, d)
	}
	slices.SortFunc(read, func(a, b schema.DocPlace) int {
		return cmp.Or(b.Mentions-a.Mentions, cmp.Compare(a.Place, b.Place))
	})
	w.doc.Places = append(kept, read...)
}
