package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// importOptions are the flags of the import command.
type importOptions struct {
	manifest string
	profile  string
	save     string
	fixed    columnNames
	collect  string
	mapping  columnNames
	split    columnNames
	order    string
	engine   string
	ocr      string
	dry      bool
	retry    bool
	again    bool
	scans    bool
	admit    bool
	by       string
	command  string
}

// reading is how the manifest is to be read: as the profile says, and the flags
// over it.
func (o importOptions) reading() (source.Options, error) {
	how, err := source.ReadProfile(o.profile)
	if err != nil {
		return how, err
	}
	over := source.Options{Columns: source.Mapping(o.mapping), Split: o.split, DateOrder: stated.DateOrder(o.order)}
	if over.Fixed, err = source.Constants(o.fixed); err != nil {
		return how, fmt.Errorf("--set: %w", err)
	}
	if o.collect != "" {
		over.Fixed.Collections = append(over.Fixed.Collections, o.collect)
	}
	return how.With(over), nil
}

const ocrUsage = "`program` that reads scanned pages, where it is installed; \"\" for none"

// columnNames are what flags say of a manifest's columns, by their names.
type columnNames source.Mapping

// String writes the names as the flags that made them.
func (n columnNames) String() string {
	var out []string
	for column, term := range n {
		out = append(out, column+"="+term)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// Set reads COLUMN=WORD.
func (n *columnNames) Set(s string) error {
	column, term, ok := strings.Cut(s, "=")
	if !ok || column == "" || term == "" {
		return fmt.Errorf("%q: want COLUMN=WORD", s)
	}
	if *n == nil {
		*n = columnNames{}
	}
	(*n)[column] = term
	return nil
}

// flags adds those of the import command.
func (o *importOptions) flags(f *flag.FlagSet) {
	f.StringVar(&o.manifest, "manifest", "", "`file` in the CSV form: one row a document, columns named by Dublin Core terms")
	f.StringVar(&o.profile, "profile", "", "how to read the manifest, a `file` that --save-profile wrote, or one of: "+strings.Join(source.Profiles(), ", "))
	f.StringVar(&o.save, "save-profile", "", "write --map, --split, --date-order, --set, --collection and what --profile says to a `file`, to be used again")
	f.StringVar(&o.collect, "collection", "", "`name` of a collection that everything imported is part of")
	f.Var(&o.fixed, "set", "`TERM=VALUE`: what holds of everything imported, where a manifest's row says nothing else: publisher, rights, language …; repeated")
	f.Var(&o.mapping, "map", "`COLUMN=TERM`: a column of the manifest that goes by another name than its Dublin Core term; repeated")
	f.Var(&o.split, "split", "`COLUMN=SEPARATOR`: what parts the values of a column of the manifest beside \"|\"; repeated")
	f.StringVar(&o.order, "date-order", "", "dmy or mdy: how the manifest writes `dates` such as 03/04/2019, of which nothing else tells")
	f.StringVar(&o.engine, "pdf-engine", "", "the engine that reads PDF first: "+strings.Join(extract.Engines(), " or "))
	f.StringVar(&o.ocr, "ocr", defaultOCR, ocrUsage)
	f.BoolVar(&o.dry, "dry-run", false, "say what would become of each file and change nothing")
	f.BoolVar(&o.retry, "retry-failed", false, "take up again what failed before")
	f.BoolVar(&o.again, "again", false, "read also what is unchanged, with today's extractor and rules")
	f.BoolVar(&o.scans, "ocr-again", false, "read the scanned pages of what was imported before tesseract was installed")
	f.BoolVar(&o.admit, "admit", false, "take in also what has the name or nearly the text of a withdrawn document, which is held back otherwise")
	f.StringVar(&o.by, "by", userName(), byUsage)
}

func importFiles(ctx context.Context, e *env, args []string) (err error) {
	var o importOptions
	f := e.flags()
	o.flags(f)
	paths, err := parse(f, args)
	if err != nil {
		return err
	}
	o.command = e.typed(args)
	if o.order != "" && o.order != string(stated.DayFirst) && o.order != string(stated.MonthFirst) {
		return fmt.Errorf("--date-order %q: want dmy or mdy", o.order)
	}
	if len(paths) == 0 && o.manifest == "" && !o.retry && !o.scans {
		return errors.New("nothing to import: name files, folders, archives, --manifest, --retry-failed or --ocr-again")
	}
	if o.scans {
		if _, err := exec.LookPath(o.ocr); err != nil {
			return fmt.Errorf("--ocr-again: tesseract reads scans, and is not installed: %w", err)
		}
		o.again = true
	}
	how, err := o.reading()
	if err != nil {
		return err
	}
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	items, err := l.offered(ctx, paths, o, how)
	if err == nil && o.save != "" {
		err = how.Save(o.save)
	}
	if err != nil {
		return err
	}
	if o.dry {
		return l.rehearse(ctx, e.stdout, items)
	}
	l.sweep(ctx, e)
	sum, err := l.importItems(ctx, e, items, o)
	if err != nil {
		return err
	}
	printSummary(e.stdout, sum)
	if _, err := exec.LookPath(o.ocr); err != nil && sum.NoText > 0 {
		fmt.Fprintln(e.stdout, "  where these are scans, tesseract reads them: install it and run \"simde import --ocr-again\"")
	}
	if sum.States[corpus.Failed] > 0 {
		return errPartly
	}
	return nil
}

// importItems runs an import with a bar of progress.
func (l *library) importItems(ctx context.Context, e *env, items iter.Seq[corpus.Item], o importOptions) (corpus.Summary, error) {
	pool, err := l.extractor(o.engine, o.ocr)
	if err != nil {
		return corpus.Summary{}, err
	}
	im := &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Unpacker: unpacker{pool}, Describer: newDescriber(),
		Log: e.log(), Workers: runtime.NumCPU() + 1, Again: o.again, Admit: o.admit, Retry: o.retry, Present: present,
		By: o.by, Command: o.command}
	n, err := im.Announce(ctx, items)
	if err != nil {
		return corpus.Summary{}, errors.Join(err, pool.Close())
	}
	bar := newProgress(e.stderr, n, "files")
	im.Done = func(r corpus.Row) {
		if r.State == corpus.Failed {
			bar.say(schema.Line(fmt.Sprintf("failed: %s: %s: %s: %s", r.Name, r.Stage, r.Class, r.Reason)))
		}
		if r.State != corpus.Notice {
			bar.step()
		}
	}
	sum, err := im.Run(ctx, items)
	bar.end()
	return sum, errors.Join(err, pool.Close())
}

// describer is the rules of package describe as the importer takes them, with the
// names of places that are in force when a document is described.
type describer struct{}

func newDescriber() describer { return describer{} }

// Describe describes a document. See describe.Describer.
func (describer) Describe(doc *schema.Document) { describe.New().Describe(doc) }

// Version names the rules.
func (describer) Version() string { return describe.Version() }

// offered returns the items that the arguments name.
func (l *library) offered(ctx context.Context, paths []string, o importOptions, how source.Options) (iter.Seq[corpus.Item], error) {
	if o.retry {
		return l.failedBefore(ctx, how)
	}
	if o.scans {
		return l.unrecognised(ctx)
	}
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(abs); err != nil {
			return nil, fmt.Errorf("import %s: %w", p, err)
		}
		paths[i] = abs
	}
	if o.manifest == "" {
		return fromPaths(ctx, paths, how.Fixed), nil
	}
	if err := how.Check(o.manifest); err != nil {
		return nil, err
	}
	m, err := fromManifest(ctx, o.manifest, how)
	if err != nil {
		return nil, err
	}
	return once(m, fromPaths(ctx, paths, how.Fixed)), nil
}

// once yields what a manifest names and of the paths the rest, so that a file
// which both name is read once and with its metadata. The manifest is none of
// the files.
func once(manifest, paths iter.Seq[corpus.Item]) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) {
		named := map[string]bool{}
		for it := range manifest {
			named[it.Name], named[it.Source] = true, true
			for _, f := range it.Parts {
				named[f.Name] = true
			}
			if !yield(it) {
				return
			}
		}
		for it := range paths {
			if !named[it.Name] && !yield(it) {
				return
			}
		}
	}
}

// fromPaths yields the files at paths, of each of which fixed is stated.
func fromPaths(ctx context.Context, paths []string, fixed schema.Known) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) {
		for it := range source.Paths(ctx, paths) {
			it.Fixed = fixed
			if !yield(it) {
				return
			}
		}
	}
}

// fromManifest yields the rows of a manifest, after a notice of the columns
// that are not read.
func fromManifest(ctx context.Context, path string, how source.Options) (iter.Seq[corpus.Item], error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	over, err := source.Survey(path, how.Columns)
	if err != nil {
		return nil, fmt.Errorf("manifest %s: %w", path, err)
	}
	key := corpus.FileKey(path)
	return func(yield func(corpus.Item) bool) {
		if notice := noticeOf(over); notice != "" {
			if !yield(corpus.Item{Name: key, Source: key, Notice: notice}) {
				return
			}
		}
		for it := range source.Manifest(ctx, path, how) {
			it.Source = key
			if !yield(it) {
				return
			}
		}
	}, nil
}

// noticeOf says what of a manifest's columns is not read.
func noticeOf(over source.Overview) string {
	var out []string
	if len(over.Unknown) > 0 {
		out = append(out, "columns that are no Dublin Core term and are not read: "+strings.Join(over.Unknown, ", "))
	}
	if len(over.Twice) > 0 {
		out = append(out, "columns that stand twice, of which the first value counts: "+strings.Join(over.Twice, ", "))
	}
	if over.NoFiles {
		out = append(out, "no column names files: each row is a record without one")
	}
	return strings.Join(out, "; ")
}

func chain(seqs ...iter.Seq[corpus.Item]) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) {
		for _, s := range seqs {
			for it := range s {
				if !yield(it) {
					return
				}
			}
		}
	}
}

// printSummary says in a few lines what an import did.
func printSummary(w io.Writer, sum corpus.Summary) {
	seconds := sum.Took.Seconds()
	fmt.Fprintf(w, "%s\n%d pages, %.1f MB in %.1f s", sum, sum.Pages, float64(sum.Bytes)/1e6, seconds)
	if seconds > 0 {
		fmt.Fprintf(w, " (%.1f files/s, %.2f MB/s)", float64(sum.Files)/seconds, float64(sum.Bytes)/1e6/seconds)
	}
	fmt.Fprintf(w, ", peak memory %.0f MB\n", peakMemory())
	if sum.NoText > 0 {
		fmt.Fprintf(w, "  imported without a text: %d\n", sum.NoText)
	}
	if sum.Warnings > 0 {
		fmt.Fprintf(w, "  warnings: %d; \"simde ledger --warnings\" lists them\n", sum.Warnings)
	}
	if sum.States[corpus.Held] > 0 {
		fmt.Fprintln(w, "  \"simde ledger --held\" says why files are held back; --admit takes them in")
	}
	classes := make([]string, 0, len(sum.Failed))
	for c := range sum.Failed {
		classes = append(classes, string(c))
	}
	slices.Sort(classes)
	for _, c := range classes {
		fmt.Fprintf(w, "  failed, %s: %d\n", c, sum.Failed[schema.FailureClass(c)])
	}
	if len(classes) > 0 {
		fmt.Fprintln(w, "\"simde ledger --failed\" names them; \"simde import --retry-failed\" tries them again")
	}
}
