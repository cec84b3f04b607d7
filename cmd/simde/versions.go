package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/pmezard/go-difflib/difflib"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const versionsDetail = `A file that changes is a new version of its document where its text says so; every original is
kept. "show" prints the text of a version, "compare" what differs between two of them, in fields and
text: N and the present one, or N and M. "restore" gives the document the files of version N again:
a new version, of the same bytes, under the next number of "simde imports", which takes it back with
"undo". What persons and catalogues state of the document stays. The file whose place it takes does
not come back by an import; restore its version where it should.

Corrections that were made for an earlier version are kept, and named here and on the document's
page. "confirm" has them count for the present one; "simde correct" changes them.

`

func versions(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	by := f.String("by", userName(), byUsage)
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	word, id, numbers, err := versionArguments(rest)
	if err != nil {
		return err
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	if word == "confirm" {
		n, err := (&corpus.Desk{Store: l.store, Describer: newDescriber()}).ConfirmCorrections(ctx, id, *by)
		if err == nil {
			_, err = fmt.Fprintf(e.stdout, "%s: %d corrections confirmed for the present version\n", id, n)
		}
		return err
	}
	doc, err := l.store.Document(ctx, id)
	if err != nil {
		return err
	}
	all, err := corpus.VersionsOf(ctx, l.store, doc)
	if err != nil {
		return err
	}
	if word == "list" {
		return listVersions(e.stdout, doc, all)
	}
	for _, n := range numbers {
		if n < 1 || n > len(all) {
			return fmt.Errorf("document %s has the versions 1 to %d, and no version %d", id, len(all), n)
		}
	}
	return l.readVersions(ctx, e, versionsAsked{word: word, numbers: numbers, by: *by, command: e.typed(args), doc: doc, all: all})
}

// versionsAsked is what is asked of the versions of a document.
type versionsAsked struct {
	word        string // show, compare or restore
	numbers     []int
	by, command string
	doc         *schema.Document
	all         []corpus.Version
}

// readVersions shows, compares or restores versions, for which their originals
// are read.
func (l *library) readVersions(ctx context.Context, e *env, a versionsAsked) (err error) {
	pool, err := l.extractor("", defaultOCR)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	im := &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Unpacker: unpacker{pool}, Describer: newDescriber(), Log: e.log(),
		By: a.by, Command: a.command}
	first := a.all[a.numbers[0]-1]
	switch a.word {
	case "show":
		return showVersion(ctx, e.stdout, im, versionOf{a.doc, first})
	case "compare":
		with := a.all[len(a.all)-1]
		if len(a.numbers) > 1 {
			with = a.all[a.numbers[1]-1]
		}
		return compareVersions(ctx, e.stdout, im, [2]versionOf{{a.doc, first}, {a.doc, with}})
	}
	n, err := im.Restore(ctx, a.doc.ID, first.Number)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "%s has the files of version %d again, as version %d; \"simde imports undo %d\" takes this back\n",
		a.doc.ID, first.Number, len(a.all)+1, n)
	return err
}

// versionArguments reads "ID", "show ID N", "compare ID N [M]", "restore ID N"
// and "confirm ID".
func versionArguments(args []string) (word string, id schema.ID, numbers []int, err error) {
	wants := map[string][2]int{"show": {1, 1}, "compare": {1, 2}, "restore": {1, 1}, "confirm": {0, 0}}
	if len(args) == 1 {
		return "list", schema.ID(args[0]), nil, nil
	}
	if len(args) == 0 {
		return "", "", nil, errors.New("versions takes the id of a document; see \"simde help versions\"")
	}
	want, known := wants[args[0]]
	if !known || len(args)-2 < want[0] || len(args)-2 > want[1] {
		return "", "", nil, fmt.Errorf("versions %s: want ID, \"show ID N\", \"compare ID N [M]\", \"restore ID N\" or \"confirm ID\"", strings.Join(args, " "))
	}
	for _, a := range args[2:] {
		n, err := strconv.Atoi(a)
		if err != nil {
			return "", "", nil, fmt.Errorf("versions %s %s: %q is no number of a version", args[0], args[1], a)
		}
		numbers = append(numbers, n)
	}
	return args[0], schema.ID(args[1]), numbers, nil
}

// listVersions prints a line a version, and the corrections that were made for
// an earlier one.
func listVersions(out io.Writer, doc *schema.Document, all []corpus.Version) error {
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	for _, v := range all {
		state := ""
		switch {
		case v.Now:
			state = "now"
		case v.Aside:
			state = "set aside"
		}
		batch := ""
		if v.Batch > 0 {
			batch = fmt.Sprintf("import %d", v.Batch)
		}
		for i, o := range v.Files {
			if i > 0 {
				fmt.Fprintf(w, "\tpart %d\t\t%.12s\t%s\t\t\n", i+1, o.Hash, schema.Line(o.Name))
				continue
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t%.12s\t%s\t%s\t%s\n", v.Number, v.Came.Format("2006-01-02 15:04"), batch, o.Hash, schema.Line(o.Name), schema.Line(v.Title), state)
		}
		if len(v.Files) == 0 {
			fmt.Fprintf(w, "%d\t%s\t%s\tno file\t%s\t%s\t%s\n", v.Number, v.Came.Format("2006-01-02 15:04"), batch, schema.Line(doc.Original.Name), schema.Line(v.Title), state)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, c := range corpus.EarlierCorrections(doc) {
		if _, err := fmt.Fprintf(out, "corrected for an earlier version, on %s: %s\n", c.At.Format("2006-01-02"), schema.Line(writeCorrection(c))); err != nil {
			return err
		}
	}
	return nil
}

// versionOf is a version with the document that it is of.
type versionOf struct {
	doc     *schema.Document
	version corpus.Version
}

// showVersion prints what a version says.
func showVersion(ctx context.Context, out io.Writer, im *corpus.Importer, of versionOf) error {
	read, err := im.ReadVersion(ctx, of.doc, of.version)
	if err != nil {
		return err
	}
	lines := append(fieldLines(read), textLines(read)...)
	for _, line := range lines {
		if _, err := fmt.Fprintln(out, schema.Line(line)); err != nil {
			return err
		}
	}
	return nil
}

// compareVersions prints what differs between two versions as a unified
// difference: first the fields, then the text.
func compareVersions(ctx context.Context, out io.Writer, im *corpus.Importer, pair [2]versionOf) error {
	var read [2]*schema.Document
	for i, v := range pair {
		var err error
		if read[i], err = im.ReadVersion(ctx, v.doc, v.version); err != nil {
			return err
		}
	}
	differ := false
	for _, lines := range []func(*schema.Document) []string{fieldLines, textLines} {
		d := difflib.UnifiedDiff{A: ended(lines(read[0])), B: ended(lines(read[1])), Context: 2,
			FromFile: fmt.Sprintf("version %d", pair[0].version.Number), ToFile: fmt.Sprintf("version %d", pair[1].version.Number)}
		text, err := difflib.GetUnifiedDiffString(d)
		if err != nil {
			return err
		}
		differ = differ || text != ""
		if _, err := io.WriteString(out, text); err != nil {
			return err
		}
	}
	if !differ {
		_, err := fmt.Fprintf(out, "versions %d and %d say the same\n", pair[0].version.Number, pair[1].version.Number)
		return err
	}
	return nil
}

// ended returns lines with their ends, safe to print.
func ended(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = schema.Line(l) + "\n"
	}
	return out
}

// fieldLines writes what is said of a document, a line a value.
func fieldLines(doc *schema.Document) []string {
	var out []string
	add := func(field schema.Field, values ...string) {
		for _, v := range values {
			if v != "" {
				out = append(out, string(field)+": "+v)
			}
		}
	}
	k := corpus.Statement(doc, true)
	add(schema.FieldTitle, k.Title)
	add(schema.FieldCreators, k.Creators...)
	add(schema.FieldPublisher, k.Publisher)
	add(schema.FieldPublished, string(k.Published))
	add(schema.FieldLanguage, string(doc.Language))
	add(schema.FieldKind, k.Kind)
	add(schema.FieldIdentifier, k.Identifiers...)
	add(schema.FieldCollection, k.Collections...)
	add(schema.FieldCorridor, k.Corridors...)
	add(schema.FieldTopic, k.Subjects...)
	add(schema.FieldPlace, k.Spatial...)
	add(schema.FieldSource, k.SourceURL)
	add(schema.FieldRights, k.Rights)
	for _, o := range doc.Files() {
		add("file", string(o.Hash)+" "+o.Name)
	}
	return out
}

// textLines writes the text of a document, with a line before each page.
func textLines(doc *schema.Document) []string {
	var out []string
	for _, p := range doc.Pages {
		out = append(out, "["+citedPage(doc.Parts, p.Number)+"]")
		out = append(out, strings.Split(p.Text, "\n")...)
	}
	return out
}

// citedPage writes where a page is cited: "p. 3", or "part 2, p. 3".
func citedPage(parts []schema.Part, number int) string {
	part, page := schema.Locate(parts, number)
	if part == 0 {
		return fmt.Sprintf("p. %d", page)
	}
	return fmt.Sprintf("part %d, p. %d", part, page)
}
