package describe

import (
	"strconv"

	"github.com/simde/simde/schema"
)

// wordSet is a class of words that a rule may ask for.
type wordSet interface {
	Has(l schema.Lang, word string) bool
}

// is reports whether tokens[j] is a word of a class, in any language.
func (r *reading) is(j int, class wordSet) bool {
	return j >= 0 && j < len(r.tokens) && class.Has(schema.Undetermined, r.folded(j))
}

// folded returns tokens[j] in folded letters.
func (r *reading) folded(j int) string {
	return schema.Fold(r.text[r.tokens[j].start:r.tokens[j].end])
}

// dash reports whether tokens[j] is a dash of any length.
func (r *reading) dash(j int) bool {
	return j >= 0 && j < len(r.tokens) && r.tokens[j].is(punct) && r.folded(j) == "-"
}

// endsInS reports whether tokens[j] ends in an s.
func (r *reading) endsInS(j int) bool { return r.text[r.tokens[j].end-1] == 's' }

// isDemonym reports whether tokens[tok] belongs to the name of a people.
func (r *reading) isDemonym(tok int) bool {
	m := r.owner[tok]
	if m < 0 {
		return false
	}
	switch r.mentions[m].form {
	case formDemonym, formPlural, formPeople:
		return true
	}
	return false
}

// opens reports whether tokens[i] opens a sentence or stands in a heading.
func (r *reading) opens(i int) bool {
	if i == 0 || r.tokens[i].is(breaks) || r.tokens[i-1].is(punct) && !r.comma(i-1) {
		return true
	}
	return i+1 < len(r.tokens) && r.tokens[i-1].is(capital) && r.tokens[i+1].is(capital)
}

// comma reports whether tokens[i] begins with a comma.
func (r *reading) comma(i int) bool { return r.text[r.tokens[i].start] == ',' }

// cueAt returns the classes of the cue phrase that covers tokens[i], and where
// it begins.
func (r *reading) cueAt(i int) (cueSet, int) {
	if i < 0 || i >= len(r.cover) || r.cover[i] < 0 {
		return 0, i
	}
	s := int(r.cover[i])
	return r.starts[s], s
}

// mark reports whether tokens[j] is the mark s.
func (r *reading) mark(j int, s string) bool {
	return j < len(r.tokens) && r.tokens[j].is(punct) && r.text[r.tokens[j].start:r.tokens[j].end] == s
}

// year returns the year that tokens[j] names.
func (r *reading) year(j int) (int, bool) {
	n, ok := r.integer(j)
	return n, ok && n >= 1900 && n <= 2100 && r.tokens[j].end-r.tokens[j].start == 4
}

// integer returns the number of at most four digits that tokens[j] is.
func (r *reading) integer(j int) (int, bool) {
	if j >= len(r.tokens) || !r.tokens[j].is(number) {
		return 0, false
	}
	s := r.text[r.tokens[j].start:r.tokens[j].end]
	if len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// after returns the token that begins n bytes after token i begins, or later.
func (r *reading) after(i, n int) int {
	end := r.tokens[i].start + int32(n)
	for i < len(r.tokens) && r.tokens[i].start < end {
		i++
	}
	return i
}

// evidence returns the passage of tokens [first, end) of a page.
func (r *reading) evidence(first, end int, rule string) schema.Evidence {
	if end > len(r.tokens) {
		end = len(r.tokens)
	}
	if first >= end {
		return schema.Evidence{Page: r.number, Rule: rule}
	}
	return r.passage(int(r.tokens[first].start), int(r.tokens[end-1].end), rule)
}

// passage returns the passage of bytes [start, end) of the body.
func (r *reading) passage(start, end int, rule string) schema.Evidence {
	return schema.Evidence{Page: r.number, Start: start + r.offset, End: end + r.offset, Passage: r.text[start:end], Rule: rule}
}

// all returns the classes of all cue phrases that begin in s.
func (r *reading) all(s span) cueSet {
	var all cueSet
	for _, c := range r.starts[s.first:s.end] {
		all |= c
	}
	return all
}
