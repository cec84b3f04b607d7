package claim

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// byNoun says what is measured where the noun says it alone.
var byNoun = []struct {
	class   classes
	measure schema.ClaimMeasure
}{
	{deportees, schema.ClaimDeported},
	{applicants, schema.ClaimApplicants},
}

// byAction says what is measured by what the clause says that persons did.
var byAction = []struct {
	class   classes
	measure schema.ClaimMeasure
}{
	{deports, schema.ClaimDeported},
	{returns, schema.ClaimReturned},
	{meets, schema.ClaimEncounters},
	{applies, schema.ClaimApplicants},
	{receives, schema.ClaimRecognised},
	{flees, schema.ClaimRefugees},
	{arrives, schema.ClaimArrivals},
	{lives, schema.ClaimResidents},
	{leaves, schema.ClaimDepartures},
}

// measure says what a number measures: what its noun says, or the nearest
// action of its clause. Where the clause speaks of refugees who do nothing but
// live in a place, they are counted, and where it says nothing, residents.
func (s *sentence) measure(q quantity, c counted) schema.ClaimMeasure {
	if m := s.saidByNoun(c); m != "" {
		return m
	}
	clause := s.clause(q)
	said := s.any(clause.First, clause.End)
	switch m := s.nearestAction(q, c); m {
	case schema.ClaimArrivals, schema.ClaimDepartures:
		if (said|c.class)&returnees != 0 || said&returns != 0 {
			return schema.ClaimReturned
		}
		if m == schema.ClaimArrivals && c.before && c.class&refugees != 0 {
			return schema.ClaimRefugees
		}
		return m
	case schema.ClaimRecognised:
		if said&plan != 0 { // whose status is only meant to be: "vía a la ciudadanía"
			return s.residents(said, c, false)
		}
		return m
	case schema.ClaimResidents, schema.ClaimOther:
		return s.residents(said, c, m == schema.ClaimOther)
	default:
		return m
	}
}

// saidByNoun is the measure that what is counted says alone, or "".
func (s *sentence) saidByNoun(c counted) schema.ClaimMeasure {
	if c.dollars {
		return schema.ClaimRemittances
	}
	for _, x := range byNoun {
		if c.class&x.class != 0 && c.class&refugees == 0 {
			return x.measure
		}
	}
	const nounPhrase = 3 // tokens: "undocumented Afghan returnees"
	if c.at >= 0 && !c.before && s.any(c.at, c.at+nounPhrase)&returnees != 0 {
		return schema.ClaimReturned
	}
	return ""
}

// residents says as what those are counted who do nothing but live in a place;
// silent is that not even this is said.
func (s *sentence) residents(said classes, c counted, silent bool) schema.ClaimMeasure {
	if c.class&returnees != 0 {
		return schema.ClaimReturned
	}
	if (said|c.class)&(refugees|flees) != 0 || silent && s.saidBefore()&refugees != 0 && c.class&^persons == 0 {
		return schema.ClaimRefugees
	}
	return schema.ClaimResidents
}

// nearestAction is the measure of the action that stands nearest to a number
// in its clause. What stands before the number is a little farther away than
// what follows its noun, and what a relative clause says a good deal.
func (s *sentence) nearestAction(q quantity, c counted) schema.ClaimMeasure {
	const behind, aside = 2, 8
	clause := s.clause(q)
	best, gap := schema.ClaimOther, 1<<20
	for j := clause.First; j < clause.End; j++ {
		m := s.is(j) & actions
		if m == 0 || j == c.at && s.is(j)&persons != 0 || j >= q.first && j < q.end {
			continue
		}
		if m == applies && s.is(j)&applicants != 0 && c.class&(refugees|applicants) == refugees { // "refugees and asylum-seekers"
			continue
		}
		d := max(j-max(q.end-1, c.at), 0)
		if j < q.first {
			d = q.first - j + behind
		}
		if s.Is(j-1, lang.Whoever) || s.Is(j-1, lang.Relative) {
			d += aside
		}
		if d < gap {
			best, gap = measureOf(m), d
		}
	}
	return best
}

// measureOf returns the measure of an action.
func measureOf(m classes) schema.ClaimMeasure {
	for _, x := range byAction {
		if m&x.class != 0 {
			return x.measure
		}
	}
	return schema.ClaimOther
}
