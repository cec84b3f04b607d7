package source

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// The profiles of catalogues that are known, by their names.
//
//go:embed profiles/*.toml
var profiles embed.FS

// profile is a file that says how the manifests of one origin are read, so that
// they need not be mapped again.
type profile struct {
	DateOrder stated.DateOrder             `toml:"date-order,omitempty"`
	Set       map[string]string            `toml:"set,omitempty"`     // by term, what holds of every row
	Columns   map[string]string            `toml:"columns,omitempty"` // by column, its term
	Split     map[string]string            `toml:"split,omitempty"`   // by column, its separator
	Values    map[string]map[string]string `toml:"values,omitempty"`  // by column, what its values mean
}

// Profiles returns the names of the profiles that ReadProfile knows without a
// file.
func Profiles() []string {
	entries, err := profiles.ReadDir("profiles")
	if err != nil {
		panic("source: profiles: " + err.Error()) // they are embedded
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".toml"))
	}
	return out
}

// ReadProfile reads how manifests are to be read from the file at path, or from
// the profile of that name. What it says that nothing here reads is an error;
// the empty path says nothing.
func ReadProfile(path string) (Options, error) {
	if path == "" {
		return Options{}, nil
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && slices.Contains(Profiles(), path) {
		text, err = profiles.ReadFile("profiles/" + path + ".toml")
	}
	if err != nil {
		return Options{}, fmt.Errorf("profile: %w", err)
	}
	o, err := parseProfile(string(text))
	if err != nil {
		return o, fmt.Errorf("profile %s: %w", path, err)
	}
	return o, nil
}

func parseProfile(text string) (o Options, err error) {
	var p profile
	meta, err := toml.Decode(text, &p)
	if err != nil {
		return o, err
	}
	if left := meta.Undecoded(); len(left) > 0 {
		return o, fmt.Errorf("%q says nothing here: want date-order, set, columns, split or values: %w", left[0].String(), schema.ErrInvalid)
	}
	for _, word := range []string{"set", "columns", "split", "values"} {
		if kind := meta.Type(word); kind != "" && kind != "Hash" { // one that is named by its members alone has none
			return o, fmt.Errorf("%q: want a table, [%s]: %w", word, word, schema.ErrInvalid)
		}
	}
	if p.DateOrder != "" && p.DateOrder != stated.DayFirst && p.DateOrder != stated.MonthFirst {
		return o, fmt.Errorf("date-order %q: want dmy or mdy: %w", p.DateOrder, schema.ErrInvalid)
	}
	for column, term := range p.Columns {
		if terms[strings.ToLower(term)] == "" {
			return o, fmt.Errorf("column %q: there is no term %q: %w", column, term, schema.ErrInvalid)
		}
	}
	o = Options{Columns: p.Columns, Split: p.Split, Values: p.Values, DateOrder: p.DateOrder}
	o.Fixed, err = Constants(p.Set)
	return o, err
}

// Constants reads what is stated of everything in an import, by its terms. A term
// that there is none of and a value that cannot be read are an ErrInvalid.
func Constants(set map[string]string) (k schema.Known, err error) {
	var t table
	for _, word := range slices.Sorted(maps.Keys(set)) {
		term := terms[strings.ToLower(word)]
		switch term {
		case "", "file", hashColumn, exportColumn, documentColumn, "identifier", "title":
			return k, fmt.Errorf("%q is no term that everything can share: %w", word, schema.ErrInvalid)
		}
		if remarks := t.cell(&k, term, column{cell: set[word]}); len(remarks) > 0 {
			return k, fmt.Errorf("%s: %s: %w", word, strings.Join(remarks, "; "), schema.ErrInvalid)
		}
	}
	return k, nil
}

// With returns the options with what others say in their place, or beside them.
func (o Options) With(over Options) Options {
	join := func(a, b map[string]string) map[string]string {
		out := maps.Clone(a)
		if out == nil {
			out = map[string]string{}
		}
		maps.Copy(out, b)
		return out
	}
	o.Columns, o.Split = join(o.Columns, over.Columns), join(o.Split, over.Split)
	if over.Values != nil {
		o.Values = over.Values
	}
	if over.DateOrder != "" {
		o.DateOrder = over.DateOrder
	}
	o.Fixed = corpus.Overlay(o.Fixed, over.Fixed)
	return o
}

// Save writes the options to a file that ReadProfile reads.
func (o Options) Save(path string) error {
	list := func(s []string) string { return strings.Join(s, "|") }
	k := o.Fixed
	p := profile{DateOrder: o.DateOrder, Columns: o.Columns, Split: o.Split, Values: o.Values, Set: map[string]string{}}
	languages := []string{string(k.Language)}
	for _, l := range k.Languages {
		languages = append(languages, string(l))
	}
	for term, v := range map[string]string{"isPartOf": list(k.Collections), "creator": list(k.Creators), "publisher": k.Publisher, "rights": k.Rights,
		"description": k.Abstract, "date": string(k.Published), "language": strings.Trim(list(languages), "|"), "type": k.Kind, "source": k.SourceURL,
		"subject": list(k.Subjects), "spatial": list(k.Spatial), "corridor": list(k.Corridors)} {
		if v != "" {
			p.Set[term] = v
		}
	}
	text, err := toml.Marshal(p)
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".profile-*")
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	defer os.Remove(tmp.Name()) // gone already where it was renamed
	_, err = tmp.Write(text)
	if err = errors.Join(err, tmp.Chmod(0o644), tmp.Sync(), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	return nil
}
