package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/simde/simde/schema"
)

const collectionsDetail = "close NAME   nobody without an account sees its documents any more, anywhere on the site\n" +
	"open NAME    everybody sees them again\n" +
	"name NAME --es TEXT --en TEXT --fr TEXT   what it is called in each language\n\n"

// collections lists collections, names them, closes and opens them.
func collections(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	by := f.String("by", userName(), stepByUsage)
	labels := map[schema.Lang]*string{}
	for _, l := range schema.Langs {
		labels[l] = f.String(string(l), "", "`name` in "+string(l))
	}
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	all, err := l.store.Collections(ctx)
	if err != nil || len(words) == 0 || words[0] == "list" {
		return errors.Join(err, printCollections(e, all))
	}
	c := schema.Collection{Name: strings.Join(words[1:], " ")}
	for _, x := range all {
		if x.Name == c.Name {
			c = x
		}
	}
	verbs := map[string]schema.Verb{"close": schema.VerbClose, "open": schema.VerbOpen, "name": schema.VerbName}
	step := &schema.Step{By: *by, Verb: verbs[words[0]], Note: c.Name}
	switch {
	case step.Verb == "":
		return fmt.Errorf("collections %s: want list, close, open or name", words[0])
	case c.Name == "":
		return fmt.Errorf("collections %s: want the NAME of a collection", words[0])
	case step.Verb == schema.VerbName:
		c.Labels = schema.Labels{}
		for lang, text := range labels {
			if *text != "" {
				c.Labels[lang] = *text
			}
		}
		err = l.store.PutCollection(ctx, c)
	default:
		err = l.store.CloseCollection(ctx, c.Name, step.Verb == schema.VerbClose)
	}
	if err != nil {
		return err
	}
	return l.store.AddStep(ctx, step)
}

func printCollections(e *env, all []schema.Collection) error {
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, c := range all {
		state := "open"
		if c.Closed {
			state = "closed"
		}
		fmt.Fprintf(w, "%s\t%d documents\t%s\n", schema.Line(c.Name), c.Documents, state)
	}
	return w.Flush()
}
