package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web"
	"github.com/simde/simde/web/brief"
)

// briefForms are the forms of a briefing by the ending of its file.
var briefForms = map[string]func(brief.Brief) ([]byte, error){".pdf": brief.PDF, ".docx": brief.DOCX, ".html": brief.HTML}

func briefOn(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	lang := f.String("lang", "es", "`language`: es, en or fr")
	out := f.String("o", "", "`file` to write, whose ending is the form: .pdf, .docx or .html")
	day := f.String("day", "", "a `day` of which a briefing was kept, as 2026-11-29, instead of today")
	base := f.String("base-url", "http://"+defaultAddr, "scheme and host under which people see the site, for the addresses in it")
	given, err := parse(f, args)
	if err != nil {
		return err
	}
	write, known := briefForms[filepath.Ext(*out)]
	switch {
	case len(given) != 1:
		return errors.New("want one corridor, as MX-US")
	case !known:
		return fmt.Errorf("-o %q: want a file that ends with .pdf, .docx or .html", *out)
	case !schema.Lang(*lang).Spoken():
		return fmt.Errorf("--lang %q: want es, en or fr", *lang)
	}
	c, err := schema.ParseCorridor(given[0])
	if err != nil {
		return err
	}
	return e.withFreshIndex(ctx, func(l *library, x engine) error {
		numbers, err := figures.Open(l.bankFile())
		if err != nil {
			return err
		}
		pages, err := web.New(web.Config{Figures: numbers, Catalogue: l.store, Briefs: l.store, Closed: l.store.Limited, Originals: l.originals, Finder: x, Log: e.log(), Version: version, BaseURL: *base})
		if err != nil {
			return err
		}
		b, err := pages.Briefing(ctx, c, schema.Lang(*lang), schema.Date(*day))
		if err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
		data, err := write(b)
		if err != nil {
			return err
		}
		if err := os.WriteFile(*out, data, 0o644); err != nil {
			return err
		}
		_, err = fmt.Fprintf(e.stdout, "%s: %s, %d kB, fingerprint %s\n", *out, b.Title, (len(data)+999)/1000, b.Fingerprint())
		return err
	})
}
