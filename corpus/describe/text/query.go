package text

import (
	"strconv"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// Is reports whether tokens[j] is a word of a class in the language of the
// page; where that is undetermined, in any.
func (r *Text) Is(j int, class lang.Class) bool {
	if j < 0 || j >= len(r.Tokens) || r.Tokens[j].Word == 0 {
		return false
	}
	of := r.Words.classes.Of(r.Tokens[j].Word)
	return of != nil && of.Has(r.Lang, class)
}

// Folded returns tokens[j] in folded letters.
func (r *Text) Folded(j int) string {
	t := r.Tokens[j]
	s := r.Body[t.Start:t.End]
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			continue
		}
		if t.Word != 0 && !t.Is(Punct) {
			return r.Words.Form(t.Word)
		}
		return schema.Fold(s)
	}
	return s // small letters without marks, as most words are
}

// Spelt reports whether the tokens from i are these words.
func (r *Text) Spelt(i int, words []Word) bool {
	if i+len(words) > len(r.Tokens) {
		return false
	}
	for j, w := range words {
		if r.Tokens[i+j].Word != w {
			return false
		}
	}
	return true
}

// Dash reports whether tokens[j] is a dash of any length.
func (r *Text) Dash(j int) bool {
	return j >= 0 && j < len(r.Tokens) && r.Tokens[j].Is(Punct) && r.Folded(j) == "-"
}

// EndsInS reports whether tokens[j] ends in an s.
func (r *Text) EndsInS(j int) bool { return r.Body[r.Tokens[j].End-1] == 's' }

// IsDemonym reports whether tokens[tok] belongs to the name of a people.
func (r *Text) IsDemonym(tok int) bool {
	m := r.Owner[tok]
	if m < 0 {
		return false
	}
	switch r.Mentions[m].Form {
	case FormDemonym, FormPlural, FormPeople:
		return true
	}
	return false
}

// Opens reports whether tokens[i] opens a sentence or stands in a heading.
func (r *Text) Opens(i int) bool {
	if i == 0 || r.Tokens[i].Is(Breaks) || r.Tokens[i-1].Is(Punct) && !r.Comma(i-1) {
		return true
	}
	return i+1 < len(r.Tokens) && r.Tokens[i-1].Is(Capital) && r.Tokens[i+1].Is(Capital)
}

// Comma reports whether tokens[i] begins with a comma.
func (r *Text) Comma(i int) bool { return r.Body[r.Tokens[i].Start] == ',' }

// CueAt returns the classes of the cue phrase that covers tokens[i], and where
// it begins.
func (r *Text) CueAt(i int) (Cues, int) {
	if i < 0 || i >= len(r.Cover) || r.Cover[i] < 0 {
		return 0, i
	}
	s := int(r.Cover[i])
	return r.Starts[s], s
}

// Mark reports whether tokens[j] is the mark s.
func (r *Text) Mark(j int, s string) bool {
	return j < len(r.Tokens) && r.Tokens[j].Is(Punct) && r.Body[r.Tokens[j].Start:r.Tokens[j].End] == s
}

// Year returns the year that tokens[j] names.
func (r *Text) Year(j int) (int, bool) {
	n, ok := r.Integer(j)
	return n, ok && n >= 1900 && n <= 2100 && r.Tokens[j].End-r.Tokens[j].Start == 4
}

// Integer returns the number of at most four digits that tokens[j] is.
func (r *Text) Integer(j int) (int, bool) {
	if j >= len(r.Tokens) || !r.Tokens[j].Is(Number) {
		return 0, false
	}
	s := r.Body[r.Tokens[j].Start:r.Tokens[j].End]
	if len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// After returns the token that begins n bytes after token i begins, or later.
func (r *Text) After(i, n int) int {
	end := r.Tokens[i].Start + int32(n)
	for i < len(r.Tokens) && r.Tokens[i].Start < end {
		i++
	}
	return i
}

// Evidence returns the passage of tokens [first, end) of a page.
func (r *Text) Evidence(first, end int, rule string) schema.Evidence {
	if end > len(r.Tokens) {
		end = len(r.Tokens)
	}
	if first >= end {
		return schema.Evidence{Page: r.Number, Rule: rule}
	}
	return r.Passage(int(r.Tokens[first].Start), int(r.Tokens[end-1].End), rule)
}

// Passage returns the passage of bytes [start, end) of the body.
func (r *Text) Passage(start, end int, rule string) schema.Evidence {
	return schema.Evidence{Page: r.Number, Start: start + r.Offset, End: end + r.Offset, Passage: r.Body[start:end], Rule: rule}
}

// All returns the classes of all cue phrases that begin in s.
func (r *Text) All(s Span) Cues {
	var all Cues
	for _, c := range r.Starts[s.First:s.End] {
		all |= c
	}
	return all
}
