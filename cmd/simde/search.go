package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/batch"
)

func find(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	asJSON := f.Bool("json", false, "write one JSON object a hit and line")
	n := f.Int("n", 10, "`number` of documents")
	page := f.Int("page", 1, "`number` of the page of results")
	lang := f.String("lang", "es", "`language` in which the words are read first: es, en or fr")
	only := f.Bool("only", false, "do not search in the other languages too")
	sort := f.String("sort", "", "newest, oldest or title instead of relevance")
	closed := f.Bool("closed", false, "search in closed collections, and in these alone: all of them, whoever may see them")
	var many batchOptions
	f.StringVar(&many.queries, "batch", "", "a CSV `table` of queries, one a row; its columns are the parameters of an address: q, corridor, topic …")
	f.StringVar(&many.out, "o", "", "with --batch: the `file` to write the hits to")
	f.StringVar(&many.since, "since", "", "with --batch: what it wrote before; added and removed documents are marked")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	if many.queries != "" {
		return e.searchBatch(ctx, many)
	}
	q := search.Query{Text: strings.Join(words, " "), Lang: schema.Lang(*lang), Size: *n, Page: *page, OnlyLang: *only, Sort: search.Sort(*sort)}
	if !q.Lang.Spoken() {
		return fmt.Errorf("--lang %q: want es, en or fr", *lang)
	}
	if *closed {
		return e.searchClosed(ctx, q, *asJSON)
	}
	return e.withFreshIndex(ctx, func(l *library, x engine) error { return e.answer(ctx, l, x, q, *asJSON) })
}

// answer writes what an index finds.
func (e *env) answer(ctx context.Context, l *library, x search.Finder, q search.Query, asJSON bool) error {
	res, err := x.Search(ctx, q)
	if err != nil {
		return err
	}
	ids := make([]schema.ID, len(res.Hits))
	for i, h := range res.Hits {
		ids[i] = h.ID
	}
	cards, err := l.store.Cards(ctx, ids)
	if err != nil {
		return err
	}
	byID := map[schema.ID]schema.Card{}
	for _, c := range cards {
		byID[c.ID] = c
	}
	if asJSON {
		return writeHitsJSON(e.stdout, res, byID)
	}
	return writeHits(e.stdout, res, byID)
}

// searchClosed asks the shelves of closed collections one after another. Where
// another process has the index open it keeps the shelves too.
func (e *env) searchClosed(ctx context.Context, q search.Query, asJSON bool) error {
	return e.besideServer(ctx, func(l *library, x engine) (err error) {
		closed := l.shelves(e, true)
		defer func() { err = errors.Join(err, closed.close()) }()
		if !copied(x) {
			if err := closed.follower().Sync(ctx, e.log()); err != nil {
				return err
			}
		}
		all, err := closed.Open(ctx, func(schema.Shelf) bool { return true })
		if err != nil {
			return err
		}
		if len(all) == 0 {
			fmt.Fprintln(e.stderr, "no closed collection has documents")
		}
		for i, shelf := range all {
			if !asJSON {
				fmt.Fprintf(e.stdout, "%s%s: ", strings.Repeat("\n", min(i, 1)), oneLine(strings.Join(shelf.Collections, ", ")))
			}
			if err := e.answer(ctx, l, shelf.Finder, q, asJSON); err != nil {
				return err
			}
		}
		return nil
	})
}

// batchOptions are the files of a search with many queries.
type batchOptions struct{ queries, out, since string }

// searchBatch asks the queries of a table and writes a table of hits.
func (e *env) searchBatch(ctx context.Context, o batchOptions) (err error) {
	queries, err := os.Open(o.queries)
	if err != nil {
		return err
	}
	defer queries.Close()
	var options batch.Options
	if o.since != "" {
		b, err := os.ReadFile(o.since) // whole, since it may be the file that is written
		if err != nil {
			return err
		}
		options.Since = bytes.NewReader(b)
	}
	w := e.stdout
	if o.out != "" {
		f, err := os.Create(o.out)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		w = f
	}
	return e.withFreshIndex(ctx, func(_ *library, x engine) error {
		return batch.Run(ctx, w, queries, x, options)
	})
}

// hitLine is a hit as the JSON output has it.
type hitLine struct {
	ID       schema.ID     `json:"id"`
	Title    string        `json:"title"`
	Language schema.Lang   `json:"language"`
	Score    float64       `json:"score"`
	Pages    []pageHitLine `json:"pages"`
}

type pageHitLine struct {
	Page    int    `json:"page"`           // through all files of the document
	Part    int    `json:"part,omitempty"` // of several files, which
	Within  int    `json:"page_in_part,omitempty"`
	Snippet string `json:"snippet"` // with the marked words between ** and **
}

func writeHitsJSON(w io.Writer, res search.Result, cards map[schema.ID]schema.Card) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, h := range res.Hits {
		line := hitLine{ID: h.ID, Title: cards[h.ID].Title, Language: cards[h.ID].Language, Score: h.Score, Pages: []pageHitLine{}}
		for _, p := range h.Pages {
			hit := pageHitLine{Page: p.Number, Snippet: marked(p.Snippet, "**", "**")}
			if part, within := schema.Locate(cards[h.ID].Parts, p.Number); part > 0 {
				hit.Part, hit.Within = part, within
			}
			line.Pages = append(line.Pages, hit)
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func writeHits(w io.Writer, res search.Result, cards map[schema.ID]schema.Card) error {
	on, off := "*", "*"
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		on, off = "\x1b[1m", "\x1b[0m"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d documents, %d ms\n", res.Total, res.Took.Milliseconds())
	for _, x := range res.Expansions {
		var also []string
		for _, t := range x.Terms {
			also = append(also, t.Text)
		}
		fmt.Fprintf(&b, "  %s: also %s\n", x.From, strings.Join(also, ", "))
	}
	for _, n := range res.Notes {
		fmt.Fprintf(&b, "  note: %s %s\n", n.Code, n.Arg)
	}
	if res.DidYouMean != "" {
		fmt.Fprintf(&b, "  did you mean: %s\n", res.DidYouMean)
	}
	for _, h := range res.Hits {
		c := cards[h.ID]
		fmt.Fprintf(&b, "\n%s  %s [%s] %s\n", h.ID, oneLine(c.Title), c.Language, c.Published)
		for _, p := range h.Pages {
			fmt.Fprintf(&b, "    %s  %s\n", citedPage(c.Parts, p.Number), marked(shown(p.Snippet), on, off))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// shown returns spans as a terminal may show them.
func shown(spans []search.Span) []search.Span {
	out := slices.Clone(spans)
	for i := range out {
		out[i].Text = oneLine(out[i].Text)
	}
	return out
}

// oneLine writes what a document says on one line.
func oneLine(s string) string {
	return schema.Line(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s))
}

// marked joins spans with on and off around what is marked.
func marked(spans []search.Span, on, off string) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Mark {
			b.WriteString(on + s.Text + off)
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
