package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/schema"
)

// layouts are the tables that "simde figures import" reads, by --as.
func layouts(between string) string {
	var out []string
	for _, l := range figures.Layouts {
		out = append(out, string(l))
	}
	return strings.Join(out, between)
}

// editions are what an edition may be called: a part of an address.
var editions = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`)

func (l *library) bankFile() string { return filepath.Join(l.dir, "figures.bank") }

func bankOf(ctx context.Context, e *env, args []string) error {
	if len(args) == 0 {
		return errors.New("figures takes \"import\" or \"list\"; see \"simde help figures\"")
	}
	f := e.flags()
	as := f.String("as", "", "the `layout` of the file: "+layouts(", "))
	edition := f.String("edition", "", "keep the file beside other editions, under this `name`")
	files, err := parse(f, args[1:])
	if err != nil {
		return err
	}
	if args[0] == "--help" || args[0] == "-h" {
		f.Usage()
		return nil
	}
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	switch args[0] {
	case "list":
		err = l.listFigures(e)
	case "import":
		err = l.importFigures(e, *as, *edition, files)
	default:
		err = fmt.Errorf("figures %s: want \"import\" or \"list\"", args[0])
	}
	return errors.Join(err, l.close())
}

func (l *library) importFigures(e *env, as, edition string, files []string) error {
	if len(files) == 0 || as == "" {
		return errors.New("figures import takes a file or more, and --as " + layouts("|"))
	}
	if edition != "" && !editions.MatchString(edition) {
		return fmt.Errorf("edition %q: want small letters, digits and dashes", edition)
	}
	b, err := figures.Open(l.bankFile())
	if err != nil {
		return err
	}
	wrong := false
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		t, err := figures.Import(f, figures.Layout(as))
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if edition != "" {
			t.As(edition)
		}
		t.Entered(schema.Date(time.Now().UTC().Format(time.DateOnly)))
		changed, err := t.AddTo(b)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(e.stdout, "%s: %d figures new or changed\n%s\n", name, changed, t.Report)
		wrong = wrong || len(t.Report.Failed()) > 0
	}
	if err := b.Save(l.bankFile()); err != nil {
		return err
	}
	if wrong {
		return errPartly
	}
	return nil
}

func (l *library) listFigures(e *env) error {
	b, err := figures.Open(l.bankFile())
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "SERIES\tMEASURE\tPERIODS\tSOURCE\tVINTAGE\tLICENCE")
	for _, s := range b.Series() {
		first, last := b.Span(s.ID)
		fmt.Fprintf(w, "%s\t%s\t%s–%s\t%s\t%s\t%s\n", s.ID, s.Measure, first, last, s.Source, s.Vintage, s.Licence)
	}
	return w.Flush()
}
