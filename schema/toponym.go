package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Toponyms are the further names that a library itself has for a place, beside
// those of the vocabulary.
type Toponyms struct {
	Place Place
	Names map[Lang][]string `json:",omitempty"` // of the place, in each language
	// Towns are names of towns of a country, in whatever language: who names one
	// names the country.
	Towns []string `json:",omitempty"`
}

// Code writes t as JSON, as a step of the log quotes it.
func (t Toponyms) Code() (string, error) {
	b, err := json.Marshal(t)
	return string(b), err
}

// ReadToponyms reads what Code has written.
func ReadToponyms(code string) (t Toponyms, err error) {
	if err = json.Unmarshal([]byte(code), &t); err != nil {
		return t, fmt.Errorf("names of a place: %w: %w", err, ErrInvalid)
	}
	return t, nil
}

// Same reports whether t and u say the same; nil says nothing.
func (t *Toponyms) Same(u *Toponyms) bool {
	if t == nil || u == nil {
		return t == u
	}
	x, bad := t.Code()
	y, worse := u.Code()
	return bad == nil && worse == nil && x == y
}

// All returns every name that t has, each once.
func (t Toponyms) All() []string {
	var out []string
	for _, names := range [][]string{t.Names[Spanish], t.Names[English], t.Names[French], t.Towns} {
		for _, name := range names {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// MinToponym is how many letters a further name of a place has at least.
const MinToponym = 3

// NameFault is what is wrong with a further name of a place.
type NameFault string

// The faults.
const (
	NameShort    NameFault = "short"    // fewer letters than MinToponym
	NameBad      NameFault = "bad"      // too long, or of signs that no name has
	NameOrdinary NameFault = "ordinary" // a word of a language that means something else
	NameOther    NameFault = "other"    // it names another place
	NameKnown    NameFault = "known"    // it names the place already
	NameTowns    NameFault = "towns"    // only countries have towns
)

// NameFaults are all of them.
var NameFaults = []NameFault{NameShort, NameBad, NameOrdinary, NameOther, NameKnown, NameTowns}

// NameRefused is why something cannot be a further name of a place.
type NameRefused struct {
	Name  string
	Fault NameFault
	Other Place // with NameOther
}

// Error says it.
func (r *NameRefused) Error() string {
	switch r.Fault {
	case NameShort:
		return fmt.Sprintf("%q has fewer than %d letters", r.Name, MinToponym)
	case NameOrdinary:
		return fmt.Sprintf("%q is an ordinary word", r.Name)
	case NameOther:
		return fmt.Sprintf("%q is a name of %s (%s)", r.Name, r.Other.Name(English), r.Other)
	case NameKnown:
		return fmt.Sprintf("%q is known already", r.Name)
	case NameTowns:
		return fmt.Sprintf("%q: only a country has towns", r.Name)
	}
	return fmt.Sprintf("%q cannot be a name", r.Name)
}

// Is reports whether target is ErrInvalid.
func (r *NameRefused) Is(target error) bool { return target == ErrInvalid }

// Check returns a *NameRefused where a name of t can be no name, whatever places
// there are.
func (t Toponyms) Check() error {
	names := t.All()
	if !t.Place.Known() || len(names) > MaxBodyOthers {
		return fmt.Errorf("names of a place %q, %d of them: %w", t.Place, len(names), ErrInvalid)
	}
	if len(t.Towns) > 0 && t.Place.Kind() != Country {
		return &NameRefused{Name: t.Towns[0], Fault: NameTowns}
	}
	for _, name := range names {
		letters := 0
		for _, r := range name {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		odd := func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .-'’()", r)
		}
		switch {
		case letters < MinToponym:
			return &NameRefused{Name: name, Fault: NameShort}
		case strings.TrimSpace(name) != name || utf8.RuneCountInString(name) > MaxBodyName || !utf8.ValidString(name) || strings.ContainsFunc(name, odd):
			return &NameRefused{Name: name, Fault: NameBad}
		}
	}
	return nil
}

// Gazetteer are the further names of places that a library has. It is not
// changed.
type Gazetteer struct {
	own     map[Place]Toponyms
	names   map[Place]map[Lang][]string // those of the vocabulary and, after them, the further ones
	byName  map[string]Place            // by a further name, folded
	version string
}

// NewGazetteer makes a Gazetteer of what a library says.
func NewGazetteer(own []Toponyms) *Gazetteer {
	g := &Gazetteer{own: map[Place]Toponyms{}, names: map[Place]map[Lang][]string{}, byName: map[string]Place{}}
	h := sha256.New()
	own = slices.SortedFunc(slices.Values(own), func(a, b Toponyms) int { return strings.Compare(string(a.Place), string(b.Place)) })
	for _, t := range own {
		all := t.All()
		if !t.Place.Known() || len(all) == 0 {
			continue
		}
		g.own[t.Place] = t
		g.names[t.Place] = map[Lang][]string{}
		for _, l := range Langs {
			g.names[t.Place][l] = slices.Concat(placeNames()[t.Place][l], t.Names[l])
		}
		for _, name := range all {
			g.byName[Fold(name)] = t.Place
		}
		fmt.Fprintf(h, "%s %q %q %q %q\n", t.Place, t.Names[Spanish], t.Names[English], t.Names[French], t.Towns)
	}
	if len(g.own) > 0 {
		g.version = hex.EncodeToString(h.Sum(nil)[:4])
	}
	return g
}

// Version is another whenever a name is; "" where there is none.
func (g *Gazetteer) Version() string { return g.version }

// Of returns the further names of a place, and whether there are any.
func (g *Gazetteer) Of(p Place) (Toponyms, bool) {
	t, ok := g.own[p]
	return t, ok
}

// Towns returns the names of towns, by their countries. The caller does not
// change them.
func (g *Gazetteer) Towns() map[Place][]string {
	out := map[Place][]string{}
	for p, t := range g.own {
		if len(t.Towns) > 0 {
			out[p] = t.Towns
		}
	}
	return out
}

// Read returns the place that has a further name, whatever its case and accents.
func (g *Gazetteer) Read(name string) (Place, bool) {
	p, ok := g.byName[Fold(strings.TrimSpace(name))]
	return p, ok
}

// gazetteer are the further names that are in force.
var gazetteer atomic.Pointer[Gazetteer]

// UseGazetteer has every name of a place read by g too from now on. See
// UseBodies.
func UseGazetteer(g *Gazetteer) {
	if now := gazetteer.Load(); now == nil || now.version != g.version {
		gazetteer.Store(g)
	}
}

// KnownGazetteer returns the further names that are in force.
func KnownGazetteer() *Gazetteer {
	if g := gazetteer.Load(); g != nil {
		return g
	}
	gazetteer.CompareAndSwap(nil, NewGazetteer(nil))
	return gazetteer.Load()
}

// ByPlaceNames returns a function that returns what from makes of the names of
// places. It is made again when other names are in force, and never of some from
// before and some from after.
func ByPlaceNames[T any](from func() T) func() T {
	type held struct {
		of   *Gazetteer
		made T
	}
	var last atomic.Pointer[held]
	var making sync.Mutex
	return func() T {
		if h := last.Load(); h != nil && h.of == KnownGazetteer() {
			return h.made
		}
		making.Lock()
		defer making.Unlock()
		for {
			of := KnownGazetteer()
			if h := last.Load(); h != nil && h.of == of {
				return h.made
			}
			made := from()
			if KnownGazetteer() == of {
				last.Store(&held{of, made})
				return made
			}
		}
	}
}
