// Package phrase joins the places that a sentence names to phrases, and says
// what each stands for and which part its places play.
package phrase

import (
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Weak is the weight of a host that only its position makes one: it takes a
// people that has no other.
const Weak = 0.66

// Arrivals reports whether g is people of a place, or the place that people
// named before it are from.
func (g *Phrase) Arrivals() bool {
	switch g.Rule {
	case PersonFrom, MigrantFrom, MigrantOf, BornFrom:
		return true
	}
	return g.Sense == SensePeople
}

// Sense says what a phrase of mentions stands for.
type Sense uint8

const (
	SenseName     Sense = iota // the places themselves
	SensePeople                // persons of the places: Haitians, migrantes haitianos
	SenseSite                  // something in the places: Italian shores, territorio mexicano
	SenseBody                  // their institutions: the Mexican government
	SenseEmployer              // who takes people on there: Canadian farms
	SenseThing                 // anything else of theirs: Haitian music
)

// Phrase is a list of places that stand in the same relation: "from Guatemala,
// Honduras and El Salvador".
type Phrase struct {
	First, End int // tokens
	Places     []int32
	Sense      Sense
	Noun       bool // people with their own noun: "Haitian migrants", or a plural by itself
	Site       int  // the first token of the whole noun phrase
	Slot       Slot
	Prep       int    // the token of the preposition, or -1
	Governor   int    // the token of the cue that governs it, or -1
	Part              // that its places play, by the last rule that gave them one
	Parts      []Part // all that rules gave them, in their order
}

// Part is a part that places play, how sure it is and by which rule.
type Part struct {
	Role   schema.Role
	Weight float64
	Rule   RuleID
}

// Inside reports whether the preposition of g says where something is or
// happens: in it, or at it.
func (g *Phrase) Inside() bool { return g.Slot == SlotIn || g.Slot == SlotAt }

// Play gives the places of g a part.
func (g *Phrase) Play(role schema.Role, weight float64, rule RuleID) {
	g.Part = Part{role, weight, rule}
	g.Parts = append(g.Parts, g.Part)
}

// Clear takes the part of the places of g away.
func (g *Phrase) Clear() { g.Play("", 0, "") }

// Denied reports whether the sentence denies that the places of g play a part:
// "unable to reach Italy".
func (g *Phrase) Denied() bool { return len(g.Parts) > 0 && g.Role == "" }

// deny makes g something that plays no part: neither people nor a place.
func (g *Phrase) deny() {
	g.Sense = SenseThing
	g.Clear()
}

// Elsewhere returns a phrase for places that the sentence does not name, which
// play a part in it.
func Elsewhere(places []int32, p Part) *Phrase {
	return &Phrase{Places: places, Prep: -1, Governor: -1, Part: p, Parts: []Part{p}}
}

// Copy returns a phrase like g that can be given parts of its own.
func (g *Phrase) Copy() *Phrase {
	c := *g
	c.Parts = slices.Clone(g.Parts)
	return &c
}

// Demonym reports whether g begins with the name of a people.
func (g *Phrase) Demonym(r *text.Text) bool { return r.IsDemonym(g.First) }

// settle decides what a thing or an employer is by its preposition: what one
// is in or goes to is a site.
func (g *Phrase) settle(c text.Cues) {
	if c&(text.CueIn|text.CueTo|text.CueAt|text.CueFrom) == 0 {
		return
	}
	switch {
	case g.Sense == SenseThing && c&(text.CueIn|text.CueTo) != 0, g.Sense == SenseEmployer:
		g.Sense = SenseSite
	}
}

// anyPeople reports whether the sentence names people of another place than g.
func anyPeople(gs []*Phrase, g *Phrase) bool {
	for _, p := range gs {
		if p.Sense == SensePeople && !Shares(p, g) {
			return true
		}
	}
	return false
}

// owned returns the phrase of people of another place whose noun stands at
// token at: "the Turkish community of".
func owned(gs []*Phrase, g *Phrase, at int) *Phrase {
	for _, p := range gs {
		if p.Sense == SensePeople && p.Noun && p.End <= at && at-p.End < 4 && !Shares(p, g) {
			return p
		}
	}
	return nil
}

// PeopleAt returns the phrase of people that covers token j.
func PeopleAt(gs []*Phrase, j int) *Phrase {
	for _, g := range gs {
		if g.Sense == SensePeople && g.First <= j && j < g.End {
			return g
		}
	}
	return nil
}

// Shares reports whether a place of a is one of b.
func Shares(a, b *Phrase) bool {
	for _, x := range a.Places {
		for _, y := range b.Places {
			if x == y {
				return true
			}
		}
	}
	return false
}

// SenseNames name what a phrase of mentions stands for.
var SenseNames = [...]string{SenseName: "a name", SensePeople: "people", SenseSite: "a site", SenseBody: "a body", SenseEmployer: "an employer", SenseThing: "a thing"}

// Covers reports whether every place of g is one of p.
func Covers(p, g *Phrase) bool {
	return !slices.ContainsFunc(g.Places, func(x int32) bool { return !slices.Contains(p.Places, x) })
}
