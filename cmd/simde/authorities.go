package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/simde/simde/schema"
)

const authoritiesDetail = `What the library says of organisations and places: a document is found under every name of its publisher or
creator, and shown, cited and exported under the one that is preferred. NAME is any name of an
organisation, or its identifier.

  list [WORDS]      those of which the library says something; with words also the built-in ones
  show NAME         its names, and the documents that bear them
  add NAME          a new one, by its name in Spanish; --en, --fr give it in other languages
  name NAME         --es, --en, --fr the preferred name; --acronym-es, --acronym-en, --acronym-fr
  also NAME --name OTHER     a further name, in whatever language; --not OTHER takes one away
  merge NAME --into OTHER    the first is the second: its names become names of that one
  places            the further names that the library has for places, beside the built-in ones
  place PLACE       --es, --en, --fr a further name of a place, by its name or code; --town a name of a
                    town of the country; --not NAME takes one away. The documents that have the words
                    are described again, the others by "simde describe --all --stale"
  --dry-run         says how many documents it would matter to, and changes nothing

Each is a step of "simde log", which "simde undo --step N" takes back. A name that is another
organisation's or place's already is refused; of places a word of a language and a name shorter than
three letters too. "export --manifest" keeps what each document itself says.

`

// authorityOptions are the flags of "authorities".
type authorityOptions struct {
	by, note, into  string
	names, acronyms map[schema.Lang]*string
	more, less      []string
	towns           []string
	dryRun          bool
}

// authorities keeps what the library says of organisations.
func authorities(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	o := authorityOptions{names: map[schema.Lang]*string{}, acronyms: map[schema.Lang]*string{}}
	f.StringVar(&o.by, "by", userName(), stepByUsage)
	f.StringVar(&o.note, "note", "", "why, in a `sentence`; the log keeps it")
	f.StringVar(&o.into, "into", "", "the `organisation` that it turned out to be")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what it would matter to, and change nothing")
	for _, l := range schema.Langs {
		o.names[l] = f.String(string(l), "", "preferred `name` in "+string(l))
		o.acronyms[l] = f.String("acronym-"+string(l), "", "`acronym` in "+string(l))
	}
	list := func(to *[]string) func(string) error {
		return func(s string) error { *to = append(*to, s); return nil }
	}
	f.Func("name", "a further `name`; may be given several times", list(&o.more))
	f.Func("not", "a further `name` that is taken away; may be given several times", list(&o.less))
	f.Func("town", "with place: a `name` of a town of the country; may be given several times", list(&o.towns))
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	verb := "list"
	if len(words) > 0 {
		verb = words[0]
		words = words[1:]
	}
	name := strings.Join(words, " ")
	if verb == "place" {
		return e.sayPlace(ctx, name, o)
	}
	return e.withLibrary(ctx, func(l *library) error {
		switch verb {
		case "list":
			return e.listBodies(ctx, l, name)
		case "show":
			return e.showBody(ctx, l, name)
		case "places":
			return e.listPlaces(ctx, l)
		case "add", "name", "also", "merge":
			return e.sayBody(ctx, l, verb, name, o)
		}
		return fmt.Errorf("authorities %s: want list, show, add, name, also, merge, places or place", verb)
	})
}

func (e *env) listBodies(ctx context.Context, l *library, asked string) error {
	said, err := l.store.Bodies(ctx)
	if err != nil {
		return err
	}
	own := map[string]bool{}
	for _, b := range said {
		own[b.ID] = true
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, x := range schema.NewBodies(said).All() {
		names := strings.Join(schema.BodyOf(x).Names(), "; ")
		if own[x.ID] && asked == "" || asked != "" && strings.Contains(schema.Fold(names), schema.Fold(asked)) {
			fmt.Fprintf(w, "%s\t%s\n", x.ID, schema.Line(names))
		}
	}
	for _, b := range said {
		if b.Into != "" && strings.Contains(schema.Fold(strings.Join(b.Names(), "; ")), schema.Fold(asked)) {
			fmt.Fprintf(w, "%s\t→ %s\n", b.ID, b.Into)
		}
	}
	return w.Flush()
}

// bodyNamed returns what is said of the organisation that a name names.
func bodyNamed(ctx context.Context, l *library, name string) (schema.Body, error) {
	said, err := l.store.Bodies(ctx)
	if err != nil {
		return schema.Body{}, err
	}
	x, ok := schema.NewBodies(said).Read(name, "")
	if !ok {
		return schema.Body{}, fmt.Errorf("organisation %q: %w; \"simde authorities list WORDS\" finds its name", name, schema.ErrNotFound)
	}
	for _, b := range said {
		if b.ID == x.ID {
			return b, nil
		}
	}
	return schema.BodyOf(x), nil
}

func (e *env) showBody(ctx context.Context, l *library, name string) error {
	b, err := bodyNamed(ctx, l, name)
	if err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, b.ID)
	for _, lang := range schema.Langs {
		fmt.Fprintf(e.stdout, "  %s  %s", lang, schema.Line(b.Name[lang]))
		if a := b.Acronym[lang]; a != "" {
			fmt.Fprintf(e.stdout, " (%s)", schema.Line(a))
		}
		fmt.Fprintln(e.stdout)
	}
	for _, other := range b.Other {
		fmt.Fprintf(e.stdout, "  also  %s\n", schema.Line(other))
	}
	cards, err := l.store.Bearing(ctx, b.ID, nil)
	for _, c := range cards {
		fmt.Fprintf(e.stdout, "%s  %s  %s\n", c.ID, schema.Line(c.Publisher), schema.Line(c.Title))
	}
	return err
}

// sayBody says something of an organisation, as a step.
func (e *env) sayBody(ctx context.Context, l *library, verb, name string, o authorityOptions) error {
	if name == "" || verb == "merge" && o.into == "" || verb == "also" && len(o.more)+len(o.less) == 0 {
		return errors.New("authorities takes the NAME of an organisation; \"merge\" --into too, \"also\" --name or --not")
	}
	var b schema.Body
	var err error
	if verb == "add" {
		said, err := l.store.Bodies(ctx)
		if err != nil {
			return err
		}
		b = schema.Body{ID: schema.NewBodies(said).NewID(name), Name: schema.Labels{schema.Spanish: name}, Acronym: schema.Labels{}}
	} else if b, err = bodyNamed(ctx, l, name); err != nil {
		return err
	}
	if b, err = o.apply(b); err != nil {
		return err
	}
	if verb == "merge" {
		into, err := bodyNamed(ctx, l, o.into)
		if err != nil {
			return err
		}
		b.Into = into.ID
	}
	cards, err := l.store.Bearing(ctx, b.ID, &b)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s: %d documents bear its names\n", b.ID, len(cards))
	if o.dryRun {
		fmt.Fprintln(e.stdout, "nothing has changed yet")
		return nil
	}
	var step int
	if verb == "merge" {
		step, err = l.naming().Merge(ctx, o.by, o.note, b.ID, b.Into)
	} else {
		step, err = l.naming().Say(ctx, o.by, o.note, b)
	}
	if err == nil {
		fmt.Fprintf(e.stdout, "step %d; \"simde undo --step %d\" takes it back\n", step, step)
	}
	return err
}

// apply returns b with the names of the flags.
func (o authorityOptions) apply(b schema.Body) (schema.Body, error) {
	names, acronyms := schema.Labels{}, schema.Labels{}
	for _, l := range schema.Langs {
		for to, from := range map[*schema.Labels][2]string{&names: {b.Name[l], *o.names[l]}, &acronyms: {b.Acronym[l], *o.acronyms[l]}} {
			if from[1] != "" {
				(*to)[l] = from[1]
			} else if from[0] != "" {
				(*to)[l] = from[0]
			}
		}
	}
	b.Name, b.Acronym = names, acronyms
	var other []string
	for _, name := range b.Other {
		if !contains(o.less, name) {
			other = append(other, name)
		}
	}
	if len(b.Other)-len(other) < len(o.less) {
		return b, fmt.Errorf("--not: %s has no such further name: %w", b.ID, schema.ErrInvalid)
	}
	b.Other = append(other, o.more...)
	return b, nil
}

func contains(names []string, name string) bool {
	for _, x := range names {
		if schema.Fold(x) == schema.Fold(name) {
			return true
		}
	}
	return false
}
