package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/simde/simde/corpus/cover"
	"github.com/simde/simde/schema"
)

const collectionsDetail = "close NAME   nobody without an account sees its documents any more, anywhere on the site\n" +
	"open NAME    everybody sees them again\n" +
	"limit NAME --to PERSON   closed, only these see its documents, beside archivists and admins; without --to whoever has an account\n" +
	"cover NAME --file PICTURE --es TEXT …   its picture (JPEG, PNG, WebP) and what that shows, in a language at least; without --file it has none any more\n" +
	"name NAME --es TEXT --en TEXT --fr TEXT   what it is called in each language\n\n"

// collections lists collections, names them, closes and opens them.
func collections(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	by := f.String("by", userName(), stepByUsage)
	labels := map[schema.Lang]*string{}
	for _, l := range schema.Langs {
		labels[l] = f.String(string(l), "", "`name` in "+string(l))
	}
	picture := f.String("file", "", "with cover: the `picture`")
	var to []string
	f.Func("to", "with limit: the `name` of a person who has an account; may be given several times", func(s string) error { to = append(to, s); return nil })
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
	verbs := map[string]schema.Verb{"close": schema.VerbClose, "open": schema.VerbOpen, "name": schema.VerbName, "limit": schema.VerbLimit, "cover": schema.VerbCover}
	step := &schema.Step{By: *by, Verb: verbs[words[0]], Note: c.Name}
	switch {
	case step.Verb == "":
		return fmt.Errorf("collections %s: want list, close, open, limit, cover or name", words[0])
	case c.Name == "":
		return fmt.Errorf("collections %s: want the NAME of a collection", words[0])
	case step.Verb == schema.VerbLimit:
		step.Note, err = l.limitCollection(ctx, c, to)
	case step.Verb == schema.VerbCover:
		err = l.coverCollection(ctx, c.Name, *picture, given(labels))
	case step.Verb == schema.VerbName:
		c.Labels = given(labels)
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
		if c.Closed && len(c.Only) > 0 {
			state = fmt.Sprintf("closed, open to %d persons", len(c.Only))
		}
		fmt.Fprintf(w, "%s\t%d documents\t%s\n", schema.Line(c.Name), c.Documents, state)
	}
	return w.Flush()
}

// given returns the texts of flags that are not empty.
func given(flags map[schema.Lang]*string) schema.Labels {
	out := schema.Labels{}
	for lang, text := range flags {
		if *text != "" {
			out[lang] = *text
		}
	}
	return out
}

// limitCollection opens a closed collection for some persons alone and returns
// what the log says.
func (l *library) limitCollection(ctx context.Context, c schema.Collection, names []string) (string, error) {
	if !c.Closed {
		return "", fmt.Errorf("collections limit: %q is open; \"simde collections close\" closes it: %w", c.Name, schema.ErrInvalid)
	}
	var only []int
	for i, name := range names {
		p, _, err := l.store.PersonNamed(ctx, name)
		if err != nil {
			return "", fmt.Errorf("--to %q: %w", name, err)
		}
		only, names[i] = append(only, p.Number), p.Name
	}
	return c.Name + ": " + strings.Join(names, ", "), l.store.LimitCollection(ctx, c.Name, only)
}

// coverCollection gives a collection the picture of a file, or none.
func (l *library) coverCollection(ctx context.Context, name, file string, alt schema.Labels) error {
	if file == "" {
		return l.store.PutCover(ctx, name, nil, nil)
	}
	if len(alt) == 0 {
		return errors.New("collections cover: --es, --en or --fr says what the picture shows")
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	jpeg, w, h, err := cover.Read(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	sum := sha256.Sum256(jpeg)
	return l.store.PutCover(ctx, name, &schema.Cover{Hash: hex.EncodeToString(sum[:6]), Width: w, Height: h, Alt: alt}, jpeg)
}
