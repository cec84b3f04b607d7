// Package bench makes large corpora that look like real ones, and measures how
// fast engines index and answer them.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// Corpus is a corpus of any size made of the paragraphs of real texts, put
// together at random, with metadata of the usual skew. A document is made when
// it is asked for and is the same every time, so that a corpus of a million
// pages takes no memory.
type Corpus struct {
	seed       uint64
	asked      int // pages
	docs       int
	paragraphs map[schema.Lang][]string
	corridors  []schema.Corridor
	publishers []string
}

// meanPages is about how many pages a document has.
const meanPages = 9

// NewCorpus makes a corpus of about so many pages of the texts under dir:
// files named LANGUAGE/NAME.txt or .md at any depth.
func NewCorpus(dir string, pages int) (*Corpus, error) {
	c := &Corpus{seed: 42, asked: pages, docs: max(1, pages/meanPages), paragraphs: map[schema.Lang][]string{}}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		l := schema.Lang(filepath.Base(filepath.Dir(path)))
		if ext := filepath.Ext(path); !l.Spoken() || ext != ".txt" && ext != ".md" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		c.learn(l, string(text))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, err)
	}
	for _, l := range schema.Langs {
		if len(c.paragraphs[l]) == 0 {
			return nil, fmt.Errorf("no text in %s under %s: %w", l, dir, schema.ErrNotFound)
		}
	}
	c.describe()
	return c, nil
}

func (c *Corpus) learn(l schema.Lang, text string) {
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); len(p) > 80 && len(p) < 3000 && utf8.ValidString(p) {
			c.paragraphs[l] = append(c.paragraphs[l], p)
		}
	}
}

// describe makes the metadata that documents draw from.
func (c *Corpus) describe() {
	r := rand.New(rand.NewPCG(c.seed, 0))
	countries := schema.Countries()
	for range 400 {
		o, d := countries[r.IntN(len(countries))], countries[r.IntN(len(countries))]
		if o != d {
			c.corridors = append(c.corridors, schema.Corridor{Origin: o, Destination: d})
		}
	}
	for i := range 300 {
		c.publishers = append(c.publishers, "Publisher "+strconv.Itoa(i))
	}
}

// Len returns the number of documents.
func (c *Corpus) Len() int { return c.docs }

// skewed draws from n with a few common values and many rare ones.
func skewed(r *rand.Rand, n int) int {
	x := r.Float64()
	return int(x * x * x * float64(n))
}

// Document makes document number i.
func (c *Corpus) Document(i int) *schema.Document {
	r := rand.New(rand.NewPCG(c.seed, uint64(i)+1))
	l := schema.Langs[[]int{1, 1, 1, 0, 0, 2}[r.IntN(6)]]
	d := &schema.Document{ID: schema.ID(fmt.Sprintf("b%07d", i)), Language: l, Kind: schema.Kinds()[skewed(r, len(schema.Kinds()))],
		Publisher: c.publishers[skewed(r, len(c.publishers))], Published: schema.Date(strconv.Itoa(2025 - skewed(r, 35)))}
	for range r.IntN(4) {
		d.Corridors = append(d.Corridors, schema.DocCorridor{Corridor: c.corridors[skewed(r, len(c.corridors))]})
	}
	for range r.IntN(6) {
		d.Places = append(d.Places, schema.DocPlace{Place: schema.Countries()[r.IntN(240)], Roles: []schema.Role{schema.RoleMention}})
	}
	for range 1 + r.IntN(4) {
		d.Topics = append(d.Topics, schema.DocTopic{Topic: schema.Topics()[skewed(r, len(schema.Topics()))].ID, Weight: 0.25})
	}
	pages := 1 + int(float64(meanPages-1)*r.ExpFloat64())
	for n := range min(pages, 300) {
		d.Pages = append(d.Pages, schema.Page{Number: n + 1, Language: l, Text: c.page(r, l)})
	}
	d.Title, _, _ = strings.Cut(d.Pages[0].Text, ". ")
	d.Title = strings.ToValidUTF8(d.Title[:min(len(d.Title), 90)], "")
	return d
}

// newcomer is the name of the document that is added when all others are there.
const newcomer schema.ID = "b9999999"

// Newcomer makes a document that is none of the corpus: it has a word that no other
// has.
func (c *Corpus) Newcomer() *schema.Document {
	d := c.Document(0)
	d.ID, d.Title = newcomer, "Quetzalcoatlus"
	d.Pages[0].Text = "quetzalcoatlus " + d.Pages[0].Text
	return d
}

// page puts paragraphs together to about the length of a printed page.
func (c *Corpus) page(r *rand.Rand, l schema.Lang) string {
	var b strings.Builder
	for b.Len() < 1500 {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(c.paragraphs[l][r.IntN(len(c.paragraphs[l]))])
	}
	return b.String()
}

var errNumber = errors.New("no such document")

func (c *Corpus) byID(id schema.ID) (*schema.Document, error) {
	if id == newcomer {
		return c.Newcomer(), nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(string(id), "b"))
	if err != nil || n < 0 || n >= c.docs {
		return nil, fmt.Errorf("%s: %w", id, errNumber)
	}
	return c.Document(n), nil
}

// Cards returns the cards of documents.
func (c *Corpus) Cards(_ context.Context, ids []schema.ID) ([]schema.Card, error) {
	var out []schema.Card
	for _, id := range ids {
		d, err := c.byID(id)
		if err != nil {
			return nil, err
		}
		out = append(out, d.Card())
	}
	return out, nil
}

// Pages returns some pages of a document.
func (c *Corpus) Pages(_ context.Context, id schema.ID, numbers []int) ([]schema.Page, error) {
	d, err := c.byID(id)
	if err != nil {
		return nil, err
	}
	var out []schema.Page
	for _, p := range d.Pages {
		if slices.Contains(numbers, p.Number) {
			out = append(out, p)
		}
	}
	return out, nil
}

// Members returns nothing: made texts have no copies.
func (c *Corpus) Members(context.Context, []schema.ID) ([]schema.Kin, error) { return nil, nil }

// PagesOf returns some pages of several documents.
func (c *Corpus) PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error) {
	out := map[schema.ID][]schema.Page{}
	for id, numbers := range wanted {
		pages, err := c.Pages(ctx, id, numbers)
		if err != nil {
			return nil, err
		}
		out[id] = pages
	}
	return out, nil
}
