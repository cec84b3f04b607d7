package statement

import (
	"cmp"
	"slices"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/phrase"
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
	chances []float64        // of its passages
	best    corridor.Finding // the surest of them
	kinds   map[schema.Relation]int
	vague   bool   // only "Africans", "latinoamericanos": a region's people
	foreign bool   // only in languages in which nobody measured how well corridors are read
	said    []said // the most trusted first
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

// summary is what a document says of its corridors and its places.
type summary struct {
	*Reader
	places map[int32]*seen
	spoken map[schema.Corridor]*spoken
	words  int
	hosts  map[schema.Place]hosted // once they are asked for
	about  func() float64          // how far the document is about people who move
}

// hosted are the two surest corridors towards a host, and the homes of both.
type hosted struct {
	homes   [2]schema.Place
	chances [2]float64
}

// plays notes that a place plays a role, as most do not.
func (s *seen) plays(role schema.Role) {
	if s.roles == nil {
		s.roles = map[schema.Role]float64{}
	}
	s.roles[role]++
}

// note counts a mention of a place.
func (w *summary) note(r *text.Text, m text.Mention) {
	p := w.places[m.Place]
	if p == nil {
		p = &seen{}
		w.places[m.Place] = p
	}
	if p.count++; p.count == 1 {
		p.evidence = append(p.evidence, r.Evidence(m.First, m.End, "place.name"))
	}
}

// sum adds what a sentence says to the document's corridors and roles.
func (w *summary) sum(x *corridor.Links) {
	foreign := x.Lang != schema.Undetermined && !x.Lang.Spoken()
	for _, f := range x.Found {
		if f.Confidence >= w.Limits.Role && !foreign {
			x.Believe(f)
		}
		c := corridor.CorridorOf(w.Grammar, f)
		s := w.spoken[c]
		if s == nil {
			s = &spoken{kinds: map[schema.Relation]int{}, vague: true, foreign: true}
			w.spoken[c] = s
		}
		s.chances = append(s.chances, f.Confidence)
		if f.Confidence > s.best.Confidence {
			s.best = f
		}
		s.kinds[f.Kind]++
		s.vague, s.foreign = s.vague && f.Vague, s.foreign && foreign
		s.hear(said{f.Confidence, x.Evidence(f.First, f.End, string(f.Rule))})
	}
	if foreign {
		return
	}
	for _, g := range x.Phrases {
		for _, role := range x.Parts(g, w.Limits.Role) {
			w.say(x.Text, g, role)
		}
	}
}

// say notes that the places of g play a role.
func (w *summary) say(r *text.Text, g *phrase.Phrase, role schema.Role) {
	for _, p := range g.Places {
		s := w.places[p]
		if s == nil {
			continue
		}
		s.plays(role)
		if !s.said[role] && len(s.evidence) < text.MostEvidence {
			if s.said == nil {
				s.said = map[schema.Role]bool{}
			}
			s.said[role] = true
			s.evidence = append(s.evidence, r.Evidence(g.Site, g.End, "role."+cmp.Or(string(g.Rule), string(role))))
		}
	}
}

// noteEnds gives the ends of a corridor their parts.
func (w *summary) noteEnds(c schema.DocCorridor) {
	for _, e := range []struct {
		place schema.Place
		role  schema.Role
	}{{c.Corridor.Origin, schema.RoleOrigin}, {c.Corridor.Destination, schema.RoleDestination}} {
		if s := w.places[int32(slices.Index(w.Grammar.Places, e.place))]; s != nil {
			s.plays(e.role)
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
