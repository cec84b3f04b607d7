package corridor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

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
	if s.said = slices.Insert(s.said, at, p); len(s.said) > text.MostEvidence {
		s.said = s.said[:text.MostEvidence]
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

// Thresholds say how sure a reading of corridors and places must be.
type Thresholds struct {
	Corridor float64
	Words    float64 // of a document for which Corridor holds; a longer one must be surer in proportion
	Scene    float64 // of a corridor that takes an end from elsewhere in the document
	Region   float64 // of a corridor with a region at an end
	Vague    float64 // of a corridor with a region that only its people name: "Africans"
	Role     float64 // of a place, and of the places of a route
}

var DefaultThresholds = Thresholds{Corridor: 0.6, Words: 5000, Scene: 0.7, Region: 0.65, Vague: 0.85, Role: 0.55}

// Reader reads which places a document names, which parts they play and
// between which of them people move.
type Reader struct {
	*Grammar
	Limits  Thresholds
	Weights model.Weights                                 // of findings
	Observe func(c schema.Corridor, traits []model.Trait) // told of every finding, while the model is trained
}

// Sentences reads the sentences of a document, and what each leaves to the
// next.
func (c *Reader) Sentences(d *text.Document) []*Links {
	about := about(d.Pages)
	var all []*Links
	for _, r := range d.Pages {
		var m memory
		for _, s := range r.Sentences() {
			y := &sentence{Text: r, Span: s, Grammar: c.Grammar}
			y.group()
			y.assign()
			x := y.link(about, &m)
			x.carry(&m)
			all = append(all, x)
		}
	}
	return all
}

// Complete links what a sentence left without a partner to what the whole
// document leaves to it, and says how far each finding can be trusted.
func (c *Reader) Complete(d *text.Document, all []*Links) {
	about := about(d.Pages)
	scene := c.newScene(d, all)
	for i, x := range all {
		var near text.Cues
		for _, y := range all[max(0, i-1):min(len(all), i+2)] {
			near |= y.Cues
		}
		x.house, x.short = scene.house, min(0.5, 1/float64(len(all)))
		scene.complete(x, near)
		c.trusted(x, about)
	}
}

// State sums up the sentences and states the corridors and the places.
func (c *Reader) State(d *text.Document, all []*Links) {
	s := &summary{Reader: c, places: map[int32]*seen{}, spoken: map[schema.Corridor]*spoken{}}
	for _, r := range d.Pages {
		for _, m := range r.Mentions {
			if m.Place >= 0 {
				s.note(r, m)
			}
		}
		s.words += len(r.Tokens)
	}
	for _, x := range all {
		s.sum(x)
	}
	s.stateCorridors(d.Doc)
	s.statePlaces(d.Doc)
}

// summary is what a document says of its corridors and its places.
type summary struct {
	*Reader
	places map[int32]*seen
	spoken map[schema.Corridor]*spoken
	words  int
}

// about is how far pages speak of migration at all, 0 to 1.
func about(pages []*text.Text) float64 {
	signals, tokens := 0, 0
	for _, r := range pages {
		signals += r.Signals
		tokens += len(r.Tokens)
	}
	if tokens == 0 {
		return 0
	}
	return min(1, 60*float64(signals)/float64(tokens))
}

// note counts a mention of a place.
func (w *summary) note(r *text.Text, m text.Mention) {
	p := w.places[m.Place]
	if p == nil {
		p = &seen{roles: map[schema.Role]float64{}, said: map[schema.Role]bool{}}
		w.places[m.Place] = p
	}
	if p.count++; p.count == 1 {
		p.evidence = append(p.evidence, r.Evidence(m.First, m.End, "place.name"))
	}
}

// sum adds what a sentence says to the document's corridors and roles.
func (w *summary) sum(x *Links) {
	for _, f := range x.Found {
		if f.Confidence >= w.Limits.Role {
			x.believe(f)
		}
		c := w.CorridorOf(f)
		s := w.spoken[c]
		if s == nil {
			s = &spoken{doubt: 1, kinds: map[schema.Relation]int{}, vague: true}
			w.spoken[c] = s
		}
		if f.more != nil {
			s.scene = max(s.scene, f.Confidence)
			s.beside = s.beside || f.to.rule == "gate" || f.to.rule == "subject"
		} else {
			s.doubt *= 1 - min(f.Confidence, 0.97)
		}
		s.kinds[f.kind]++
		s.vague = s.vague && f.vague
		s.hear(said{f.Confidence, x.Evidence(f.First, f.End, f.rule)})
	}
	for _, g := range x.Groups {
		for _, role := range x.parts(g, w.Limits.Role) {
			w.say(x.Text, g, role)
		}
	}
}

// CorridorOf returns the corridor of a finding.
func (k *Grammar) CorridorOf(f finding) schema.Corridor {
	return schema.Corridor{Origin: k.Places[f.origin], Destination: k.Places[f.destination]}
}

// trusted says how far each finding of a sentence can be trusted. The places of
// a list stand together: none is trusted less than they are on the whole.
func (w *Reader) trusted(x *Links, about float64) {
	type ends struct{ from, to *group }
	sums, counts := map[ends]float64{}, map[ends]float64{}
	for i := range x.Found {
		f := &x.Found[i]
		traits := x.traits(*f, about)
		if w.Observe != nil {
			w.Observe(w.CorridorOf(*f), traits)
		}
		if len(w.Weights) > 0 {
			f.Confidence = w.Weights.Chance(traits)
		}
		e := ends{f.from, f.to}
		sums[e] += f.Confidence
		counts[e]++
	}
	for i := range x.Found {
		e := ends{x.Found[i].from, x.Found[i].to}
		x.Found[i].Confidence = max(x.Found[i].Confidence, sums[e]/counts[e])
	}
}

// say notes that the places of g play a role.
func (w *summary) say(r *text.Text, g *group, role schema.Role) {
	for _, p := range g.Places {
		s := w.places[p]
		if s == nil {
			continue
		}
		s.roles[role]++
		if !s.said[role] && len(s.evidence) < text.MostEvidence {
			s.said[role] = true
			s.evidence = append(s.evidence, r.Evidence(g.site, g.end, "role."+cmp.Or(g.rule, string(role))))
		}
	}
}

// parts returns the roles that a group of places plays in its sentence, as
// surely as limit says.
func (x *Links) parts(g *group, limit float64) []schema.Role {
	var out []schema.Role
	sure := x.believed[g] || x.Cues&(text.CueMigrant|text.CueSignal|text.CueDeport|text.CueRemit) != 0 && g.governor >= 0 && !strings.HasSuffix(g.rule, "+") && x.Starts[g.governor]&(text.CueMigrant|text.CueDeport|text.CueReturn|text.CueRemit|text.CueLeave|text.CueBorn|text.CueTransit) != 0
	sure = sure || g.Role == schema.RoleTransit && x.factor >= 0.85
	switch {
	case g.sort == sortBody && g.Role == "" || g.sort == sortThing && x.Cues&text.CueSpeech != 0:
		out = append(out, schema.RoleParticipant)
	case g.Role == "" || !sure || g.weight*x.factor < limit:
	case g.Role == schema.RoleOrigin && x.Cues&text.CueReturn != 0 && x.believed[g]:
		out = append(out, g.Role, schema.RoleReturn)
	default:
		out = append(out, g.Role)
	}
	if !x.partner[g] && (g.slot == slotIn || g.slot == slotAt) && g.sort != sortBody && (g.Role == "" || x.Cues&(text.CueSpeech|text.CueAccord) != 0 && !sure) {
		out = append(out, schema.RoleLocation)
	}
	return out
}

// stateCorridors sets the document's corridors, the surest first. Of two
// opposite ones the weaker loses half.
func (w *summary) stateCorridors(doc *schema.Document) {
	kept, known := keepCorridors(doc.Corridors)
	doc.Suggestions.Corridors = nil
	var read []schema.DocCorridor
	for _, s := range w.spoken {
		s.apart = s.doubt == 1 && !s.beside
		s.doubt *= 1 - min(s.scene, 0.97)
	}
	for c, s := range w.spoken {
		confidence := 1 - s.doubt
		if back := w.spoken[c.Reverse()]; back != nil && back.doubt < s.doubt {
			confidence /= 2
		}
		if !known[c] {
			read = append(read, schema.DocCorridor{Corridor: c, Kind: mainKind(s.kinds), Basis: schema.Basis{By: schema.Inferred, Confidence: model.Round(confidence), Evidence: s.evidence()}})
		}
	}
	slices.SortFunc(read, func(a, b schema.DocCorridor) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Corridor.String(), b.Corridor.String()))
	})
	least := w.least()
	for _, c := range read {
		switch {
		case c.Confidence >= least && !w.weakRegion(c) && !(w.spoken[c.Corridor].apart && c.Confidence < w.Limits.Scene):
			kept = append(kept, c)
			w.noteEnds(c)
		case c.Confidence >= w.Limits.Corridor/2:
			doc.Suggestions.Corridors = append(doc.Suggestions.Corridors, c)
		}
	}
	doc.Corridors = kept
}

// least is how sure a corridor must be in a document as long as this: what is
// found by chance grows with the length, what a document is about does not.
func (w *summary) least() float64 {
	return 1 - (1-w.Limits.Corridor)*w.Limits.Words/max(w.Limits.Words, float64(w.words))
}

// weakRegion reports whether a corridor has a region at an end and is little
// sure.
func (w *summary) weakRegion(c schema.DocCorridor) bool {
	if c.Corridor.Origin.Kind() == schema.Country && c.Corridor.Destination.Kind() == schema.Country {
		return false
	}
	return c.Confidence < w.Limits.Region || w.spoken[c.Corridor].vague && c.Confidence < w.Limits.Vague
}

// noteEnds gives the ends of a corridor their parts.
func (w *summary) noteEnds(c schema.DocCorridor) {
	for _, e := range []struct {
		place schema.Place
		role  schema.Role
	}{{c.Corridor.Origin, schema.RoleOrigin}, {c.Corridor.Destination, schema.RoleDestination}} {
		if s := w.places[int32(slices.Index(w.Grammar.Places, e.place))]; s != nil {
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
func (w *summary) statePlaces(doc *schema.Document) {
	var kept []schema.DocPlace
	known := map[schema.Place]bool{}
	for _, p := range doc.Places {
		if p.By.Rank() > schema.Inferred.Rank() {
			kept = append(kept, p)
			known[p.Place] = true
		}
	}
	var read []schema.DocPlace
	for i, s := range w.places {
		if known[w.Grammar.Places[i]] {
			continue
		}
		d := schema.DocPlace{Place: w.Grammar.Places[i], Mentions: s.count, Basis: schema.Basis{By: schema.Inferred, Confidence: 0.95, Evidence: s.evidence}}
		for _, role := range schema.Roles {
			if s.roles[role] > 0 {
				d.Roles = append(d.Roles, role)
			}
		}
		if d.Place == doc.PublishedIn {
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
	doc.Places = append(kept, read...)
}
