package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const correctFields = `  title=, description=, creator=, publisher=, date=, language=, type=, source=, rights=
  corridor+=MX-US       or with its kind: MX-US:return
  spatial+=MX:origin    a place and the role it plays
  subject-=diaspora     a topic of the thesaurus
  organisation+=IOM     route+=HN-GT-MX-US    event-=2021-03-14    identifier+=DOC/17
  isPartOf+=Annual reports     a collection
  contact+='NAME|OFFICE|MAIL|TELEPHONE'
  claim+='MX-US|11300000|persons|2020'

An organisation, the publisher's too, goes by any of its names, acronyms or its
ID in the vocabulary: publisher=HCR.

"=" sets what has one value, "+=" adds to a list, "-=" takes out of it. Of what has one value "-="
refuses that value: what the catalogue, the file or the rules say next counts, and this value does
not come back by itself. All corrections of one command are one step of "simde log".

`

func correct(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	by := f.String("by", "", stepByUsage)
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) < 2 {
		return errors.New("correct takes a document's id and one correction or more; see \"simde help correct\"")
	}
	var all []schema.Correction
	for _, a := range rest[1:] {
		c, err := readCorrection(a)
		if err != nil {
			return err
		}
		c.By, c.At = *by, time.Now().UTC().Truncate(time.Millisecond)
		all = append(all, c)
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	if err := corpus.Correct(ctx, l.store, newDescriber(), schema.ID(rest[0]), all...); err != nil {
		return errors.Join(err, l.close())
	}
	fmt.Fprintf(e.stdout, "%s: %d corrections kept; they survive re-description\n", rest[0], len(all))
	return l.close()
}

// readCorrection reads "title=New title", "corridor+=MX-US", "subject-=diaspora".
func readCorrection(s string) (schema.Correction, error) {
	field, value, ok := strings.Cut(s, "=")
	if !ok {
		return schema.Correction{}, fmt.Errorf("correction %q: want FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE", s)
	}
	c := schema.Correction{Op: schema.CorrectSet, Value: value}
	if f, ok := strings.CutSuffix(field, "+"); ok {
		field, c.Op = f, schema.CorrectAdd
	} else if f, ok := strings.CutSuffix(field, "-"); ok {
		field, c.Op = f, schema.CorrectRemove
	}
	c.Field = schema.Field(field)
	return c, corpus.CheckCorrection(c)
}

// redescribe applies today's rules to documents of the library.
func (l *library) redescribe(ctx context.Context, e *env, stale bool) error {
	d := newDescriber()
	var ids iter.Seq2[schema.ID, error] = l.store.IDs(ctx, "")
	if stale {
		ids = l.store.IDs(ctx, d.Version())
	}
	n := 0
	for _, err := range ids {
		if err != nil {
			return err
		}
		n++
	}
	bar := newProgress(e.stderr, n, "documents")
	changed, err := corpus.Redescribe(ctx, l.store, d, ids, func(schema.ID) { bar.step() })
	bar.end()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "%d documents described again, %d changed\n", n, changed)
	return err
}
