// Package corridor reads which parts the places of a sentence play and between
// which of them people move: by the words of the sentence, by what the sentences
// before it left (Context), and by what the whole document says (Setting).
package corridor

import (
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// Read reads the sentences of a document page by page, each by its own words and
// by what those before it left.
func (c *Reader) Read(d *text.Document) []*Links {
	about := About(d.Pages)
	var all []*Links
	for _, r := range d.Pages {
		before := onPage(c.Grammar)
		spans := r.Sentences()
		sentences, links := make([]phrase.Sentence, len(spans)), make([]Links, len(spans))
		for i, s := range spans {
			y, x := &sentences[i], &links[i]
			*y = phrase.Sentence{Text: r, Span: s, Grammar: c.Grammar}
			y.List()
			y.Assign()
			x.Sentence = y
			x.link(about, before.spoke)
			before.enter(x)
			x.carry(before)
			before.leave(x)
			all = append(all, x)
		}
	}
	return all
}

// Complete links what a sentence left without a partner to what the sentences
// before it and the whole document leave to it, and returns what the document
// says of its places.
func (c *Reader) Complete(d *text.Document, all []*Links) *Setting {
	whole := c.newSetting(d, all)
	before := inDocument(c.Grammar, whole)
	for i, x := range all {
		var beside text.Cues
		for _, y := range all[max(0, i-1):min(len(all), i+2)] {
			beside |= y.Cues
		}
		x.House, x.Short = whole.house, min(0.5, 1/float64(len(all)))
		before.enter(x)
		before.hear(x)
		before.complete(x, beside)
		before.leave(x)
	}
	return whole
}

// About is how far pages speak of migration at all, 0 to 1.
func About(pages []*text.Text) float64 {
	signals, tokens := 0, 0
	for _, r := range pages {
		signals += r.Signals
		tokens += len(r.Tokens)
	}
	if tokens == 0 {
		return 0
	}
	return min(1, 60*float64(signals)/float64(tokens))
}
