package schema

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Body is what a library itself says of an organisation: one that the
// vocabulary does not have, or one that it has under the same ID, whose names
// these take the place of.
type Body struct {
	ID      string
	Name    Labels   // that is preferred, in each language
	Acronym Labels   `json:",omitempty"`
	Other   []string `json:",omitempty"` // further names and acronyms, of whatever language
	// Into is the ID of the organisation that this one turned out to be: what
	// bears a name of this one is that one's. "" for one that stands for itself.
	Into string `json:",omitempty"`
}

// Code writes a as JSON, as a step of the log quotes it.
func (a Body) Code() (string, error) {
	b, err := json.Marshal(a)
	return string(b), err
}

// ReadBody reads what Code has written.
func ReadBody(code string) (a Body, err error) {
	if err = json.Unmarshal([]byte(code), &a); err != nil {
		return a, fmt.Errorf("authority record: %w: %w", err, ErrInvalid)
	}
	return a, nil
}

// Same reports whether a and b say the same; nil says nothing.
func (a *Body) Same(b *Body) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, bad := a.Code()
	y, worse := b.Code()
	return bad == nil && worse == nil && x == y
}

// Names returns all names of a, each once.
func (a Body) Names() []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, l := range Langs {
		add(a.Name[l])
		add(a.Acronym[l])
	}
	for _, name := range a.Other {
		add(name)
	}
	return out
}

// BodyOf returns the record that says of an organisation what the
// vocabulary says of it.
func BodyOf(o Organisation) Body {
	a := Body{ID: o.ID, Name: Labels{}, Acronym: Labels{}}
	for _, l := range Langs {
		if o.Name[l] != "" {
			a.Name[l] = o.Name[l]
		}
		if o.Acronym[l] != "" && o.Acronym[l] != o.Name[l] {
			a.Acronym[l] = o.Acronym[l]
		}
	}
	for _, l := range Langs {
		for _, name := range o.Alt[l] {
			if !slices.Contains(a.Names(), name) {
				a.Other = append(a.Other, name)
			}
		}
	}
	return a
}

// The bounds of an authority record: the characters of a name, and how many
// further names there are.
const (
	MaxBodyName   = 300
	MaxBodyOthers = 100
)

// CutName cuts what was typed to the length of a name, to be shown.
func CutName(s string) string {
	if x := []rune(s); len(x) > MaxBodyName {
		return string(x[:MaxBodyName])
	}
	return s
}

// NameTaken is why a name cannot be an organisation's: it is another's.
type NameTaken struct {
	Name, ID string // the other's ID
	Other    string // and what it is called
}

// Error names both.
func (t *NameTaken) Error() string {
	return fmt.Sprintf("%q is a name of %s (%s)", t.Name, t.Other, t.ID)
}

// Is reports whether target is ErrInvalid.
func (t *NameTaken) Is(target error) bool { return target == ErrInvalid }

// Bodies are the organisations that are known: those of the vocabulary with what
// a library says of them, and its own. It is not changed.
type Bodies struct {
	all    []Organisation
	byID   map[string]int
	byName map[string][]int // by the key of a name, those that bear it
	into   map[string]string
	own    map[string]bool // of which the library says something
}

// NewBodies puts what a library says in the place of what the vocabulary has.
func NewBodies(own []Body) *Bodies {
	b := &Bodies{all: slices.Clone(organisations()), byID: map[string]int{}, byName: map[string][]int{}, into: map[string]string{}, own: map[string]bool{}}
	at := map[string]int{}
	for i, o := range b.all {
		at[o.ID] = i
	}
	for _, a := range own {
		b.own[a.ID] = true
		if a.Into != "" {
			b.into[a.ID] = a.Into
		}
		i, known := at[a.ID]
		if !known {
			i = len(b.all)
			b.all, at[a.ID] = append(b.all, Organisation{ID: a.ID}), i
		}
		b.all[i] = a.organisation(b.all[i])
	}
	for id := range b.into {
		to := b.final(id)
		if i, known := at[to]; known && to != id {
			b.own[to] = true
			b.all[i] = bearing(b.all[i], b.all[at[id]])
		}
	}
	for i, o := range b.all {
		if to := b.final(o.ID); to != o.ID {
			if j, known := at[to]; known {
				b.byID[o.ID] = j
				continue
			}
		}
		b.byID[o.ID] = i
		for _, l := range Langs {
			for _, name := range o.Names(l) {
				if key := organisationKey(name); key != "" && !slices.Contains(b.byName[key], i) {
					b.byName[key] = append(b.byName[key], i)
				}
			}
		}
	}
	return b
}

// final returns the organisation that one turned out to be, itself where it
// stands for itself or where the way leads in a circle.
func (b *Bodies) final(id string) string {
	to := id
	for range len(b.into) + 1 {
		next, merged := b.into[to]
		if !merged {
			return to
		}
		to = next
	}
	return id
}

// Label returns the preferred name of a in l, or that of another language.
func (a Body) Label(l Lang) string { return everywhere(a.Name)[l] }

// everywhere returns labels that every language has, those that are lacking
// taken from another.
func everywhere(ls Labels) Labels {
	any := ""
	for _, l := range Langs {
		any = cmp.Or(any, ls[l])
	}
	out := Labels{}
	for _, l := range Langs {
		out[l] = cmp.Or(ls[l], any)
	}
	return out
}

// organisation returns o with the names of a.
func (a Body) organisation(o Organisation) Organisation {
	o.Name, o.Acronym, o.Alt = everywhere(a.Name), everywhere(a.Acronym), map[Lang][]string{}
	for _, l := range Langs {
		o.Alt[l] = a.Other
	}
	return o
}

// bearing returns o with the names of another as further names.
func bearing(o, other Organisation) Organisation {
	alt := map[Lang][]string{}
	for _, l := range Langs {
		alt[l] = slices.Concat(o.Alt[l], other.Names(l))
	}
	o.Alt = alt
	return o
}

// All returns the organisations that stand for themselves. The caller does not
// change them.
func (b *Bodies) All() []Organisation {
	var out []Organisation
	for _, o := range b.all {
		if b.final(o.ID) == o.ID {
			out = append(out, o)
		}
	}
	return out
}

// Read is ReadOrganisation among b.
func (b *Bodies) Read(s string, in Place) (Organisation, bool) { return b.read(s, in) }

// Bearers returns the IDs of all organisations that a name may name, whatever the
// country.
func (b *Bodies) Bearers(name string) []string {
	if o, ok := b.read(name, ""); ok {
		return []string{o.ID}
	}
	var out []string
	for _, i := range b.byName[organisationKey(strings.TrimSpace(name))] {
		out = append(out, b.all[i].ID)
	}
	return out
}

// Check returns an ErrInvalid that says why a cannot be: a name that is none, too
// long or another's, or no name at all; a *NameTaken where it is another's. b
// holds what is known so far; what a bore before it may keep.
func (b *Bodies) Check(a Body) error {
	names := a.Names()
	if a.ID == "" || strings.Trim(a.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(a.Other) > MaxBodyOthers {
		return fmt.Errorf("authority record %q: %w", a.ID, ErrInvalid)
	}
	if !slices.ContainsFunc(Langs, func(l Lang) bool { return a.Name[l] != "" }) {
		return fmt.Errorf("authority record %q has no name: %w", a.ID, ErrInvalid)
	}
	if a.Into != "" {
		if _, known := b.byID[a.Into]; !known || b.final(a.Into) == a.ID || a.Into == a.ID {
			return fmt.Errorf("%q cannot be one with %q: %w", a.ID, a.Into, ErrInvalid)
		}
		return nil
	}
	for _, name := range names {
		if strings.TrimSpace(name) != name || utf8.RuneCountInString(name) > MaxBodyName || !utf8.ValidString(name) ||
			strings.ContainsFunc(name, unicode.IsControl) || len(organisationKey(name)) < 2 {
			return fmt.Errorf("%q cannot be a name: %w", name, ErrInvalid)
		}
		for _, i := range b.byName[organisationKey(name)] {
			if id := b.all[i].ID; id != a.ID && !b.bears(a.ID, name) {
				return &NameTaken{Name: name, ID: id, Other: b.all[i].Name.In(English)}
			}
		}
	}
	return nil
}

// bears reports whether an organisation has a name already, alone or with others.
func (b *Bodies) bears(id, name string) bool {
	i, known := b.byID[id]
	return known && b.all[i].ID == id && slices.Contains(b.byName[organisationKey(name)], i)
}

// NewID returns an ID that nothing has, made of a name.
func (b *Bodies) NewID(name string) string {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	id := cmp.Or(strings.Join(words, "-"), "body")
	id = "own-" + strings.Trim(id[:min(len(id), 40)], "-")
	for n, base := 2, id; ; n++ {
		if _, taken := b.byID[id]; !taken {
			return id
		}
		id = fmt.Sprintf("%s-%d", base, n)
	}
}

// inForce are the organisations of the library that the process works for.
var inForce atomic.Pointer[Bodies]

// UseBodies has every name of an organisation read and written by b from now on. A
// process works for one library; it calls UseBodies when it opens it and whenever what
// the library says changes.
func UseBodies(b *Bodies) { inForce.Store(b) }

// KnownBodies returns the organisations that are in force.
func KnownBodies() *Bodies {
	if b := inForce.Load(); b != nil {
		return b
	}
	b := NewBodies(nil)
	inForce.CompareAndSwap(nil, b)
	return inForce.Load()
}

// PreferredName returns what a body is called in references and exports: the name
// in l of one of which the library says something, any other as it is written.
func PreferredName(name string, l Lang) string {
	b := KnownBodies()
	if o, ok := b.read(name, ""); ok && b.own[o.ID] {
		return o.Name.In(l)
	}
	return name
}
