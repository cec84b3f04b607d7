package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// listPlaces lists the further names of places.
func (e *env) listPlaces(ctx context.Context, l *library) error {
	all, err := l.store.Toponyms(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, t := range all {
		for _, lang := range schema.Langs {
			for _, name := range t.Names[lang] {
				fmt.Fprintf(w, "%s\t%s\t%s\n", t.Place, lang, schema.Line(name))
			}
		}
		for _, name := range t.Towns {
			fmt.Fprintf(w, "%s\ttown\t%s\n", t.Place, schema.Line(name))
		}
	}
	return w.Flush()
}

// sayPlace says what else a place is called, as a step, and describes the
// documents again that have the words.
func (e *env) sayPlace(ctx context.Context, name string, o authorityOptions) error {
	p, ok := schema.ReadPlace(name)
	if !ok {
		return fmt.Errorf("authorities place %q: %w", name, schema.ErrNotFound)
	}
	return e.withFreshIndex(ctx, func(l *library, x engine) error {
		t := schema.Toponyms{Place: p}
		all, err := l.store.Toponyms(ctx)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(all, func(x schema.Toponyms) bool { return x.Place == p }); i >= 0 {
			t = all[i]
		}
		before := t.All()
		if t, err = o.toponyms(t); err != nil {
			return err
		}
		fresh, err := l.calling().Check(ctx, t)
		if err != nil {
			return err
		}
		var concerned []schema.ID
		for _, name := range changed(before, t.All()) {
			ids, err := having(ctx, x, name)
			if err != nil {
				return err
			}
			if slices.Contains(fresh, name) {
				fmt.Fprintf(e.stdout, "%s: %d documents have the words\n", schema.Line(name), len(ids))
			}
			concerned = append(concerned, ids...)
		}
		slices.Sort(concerned)
		concerned = slices.Compact(concerned)
		if o.dryRun {
			fmt.Fprintf(e.stdout, "%d documents would be described again; nothing has changed yet\n", len(concerned))
			return nil
		}
		step, err := l.calling().Say(ctx, o.by, o.note, t)
		if err != nil {
			return err
		}
		n, err := l.describeAgain(ctx, concerned)
		fmt.Fprintf(e.stdout, "step %d; \"simde undo --step %d\" takes it back\n%d documents described again, %d of them say something else\n", step, step, len(concerned), n)
		return err
	})
}

// describeAgain describes documents by the rules and names in force, and returns
// how many say something else.
func (l *library) describeAgain(ctx context.Context, ids []schema.ID) (int, error) {
	return corpus.Redescribe(ctx, l.store, newDescriber(), func(yield func(schema.ID, error) bool) {
		for _, id := range ids {
			if !yield(id, nil) {
				return
			}
		}
	}, nil)
}

// having returns the documents that have a name as it is written.
func having(ctx context.Context, x search.Finder, name string) (ids []schema.ID, err error) {
	for id, err := range x.IDs(ctx, search.Words(name)) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// changed returns the names that only one of two lists has.
func changed(was, is []string) []string {
	var out []string
	for _, names := range [][2][]string{{was, is}, {is, was}} {
		for _, name := range names[0] {
			if !slices.Contains(names[1], name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// toponyms returns t with the names of the flags.
func (o authorityOptions) toponyms(t schema.Toponyms) (schema.Toponyms, error) {
	out := schema.Toponyms{Place: t.Place, Names: map[schema.Lang][]string{}}
	kept := func(names []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return contains(o.less, name) })
	}
	for _, l := range schema.Langs {
		names := kept(t.Names[l])
		if *o.names[l] != "" && !slices.Contains(names, *o.names[l]) {
			names = append(names, *o.names[l])
		}
		if len(names) > 0 {
			out.Names[l] = names
		}
	}
	out.Towns = kept(t.Towns)
	for _, name := range o.towns {
		if !slices.Contains(out.Towns, name) {
			out.Towns = append(out.Towns, name)
		}
	}
	for _, name := range o.less {
		if !contains(t.All(), name) {
			return t, fmt.Errorf("--not: %s has no such further name %q: %w", t.Place, name, schema.ErrInvalid)
		}
	}
	if strings.Join(out.All(), "\n") == strings.Join(t.All(), "\n") {
		return t, errors.New("authorities place takes --es, --en, --fr or --town with a name, or --not")
	}
	return out, nil
}
