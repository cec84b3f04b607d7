package field

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// A name of a person as by-lines have it: two to five words with capitals, and
// the small words within.
var (
	nameWord   = `\p{Lu}(?:[\p{L}'’-]+|\.)`
	personName = nameWord + `(?:,? (?:(?:` + wording.Pattern("name-particle") + `) )?` + nameWord + `){1,4}`
	listOf     = `(` + personName + `(?:(?:, ?|; ?|` + wording.Pattern("author-join") + `)` + personName + `)*)`
	// reAuthors matches a line that names its authors after a label, or the line
	// after it.
	reAuthors = wording.Lazy(func() string {
		return `^[\s*_#>(-]*(?:(?i:` + wording.Pattern("author-label") + `)(?:[ \t]*:[ \t*_]*\n?[ \t]*|[ \t]+)\[?` + listOf + `)`
	})
	// reByLine matches a by-line: alone on a line or at the end of the title's.
	reByLine = wording.Lazy(func() string {
		return `(?:^[\s*_]*|[\p{L}»”"?!.] )` + wording.Pattern("by-line") + ` \[?` + listOf + `(?:\]\([^)]*\))?[ \t*_]*(?:[|,(]|$)`
	})
	// reContactRole matches what those are who do not write what they see to.
	reContactRole = wording.Lazy(func() string { return `\b(?:` + wording.Pattern("contact-role") + `)` })
	// reInstitution matches words that names of bodies have and of persons not.
	reInstitution = wording.Lazy(func() string { return `(?i)(?:^| )` + wording.Pattern("institution") + `(?:$|[ ,])` })
	reJoin        = wording.Lazy(func() string { return `; ?|` + wording.Pattern("author-join") })
)

// Creators finds who wrote the document. Whom the file names as its author is
// often who typed it: such a name counts where the text names it too, else it
// is a suggestion. Without one, those count whom a by-line names.
func (f *Reader) Creators(d *text.Document) {
	b := d.Doc.Basis[schema.FieldCreators]
	if b.By.Rank() > schema.ByFile.Rank() {
		return
	}
	if len(d.Doc.Creators) > 0 && b.By == schema.ByFile {
		if !title.Typeset(d.Doc.Original.MediaType) {
			return
		}
		d.Doc.Creators, d.Doc.Suggestions.Creators = f.namedCreators(d)
		if len(d.Doc.Creators) > 0 {
			return
		}
		delete(d.Doc.Basis, schema.FieldCreators)
	}
	names, why := byLine(d)
	if len(names) == 0 {
		return
	}
	d.Doc.Creators = names
	d.Doc.Basis[schema.FieldCreators] = schema.Basis{By: schema.Inferred, Confidence: 0.8, Evidence: []schema.Evidence{why}}
}

// namedCreators parts the creators that the file states into those whom the
// first pages name, and the others.
func (f *Reader) namedCreators(d *text.Document) (named, others []string) {
	for _, c := range d.Doc.Creators {
		if f.named(d, c) {
			named = append(named, c)
		} else {
			others = append(others, c)
		}
	}
	return named, others
}

// named reports whether one of the first pages names a creator, in either order
// of the name, and not as somebody to write to or who saw to the work.
func (f *Reader) named(d *text.Document, creator string) bool {
	const first, after, before = 3, 90, 60
	words := strings.Fields(wording.Words(creator))
	if len(words) < 2 {
		o, known := schema.ReadOrganisation(creator, "")
		p, also := schema.ReadOrganisation(d.Doc.Publisher, "")
		return known && also && o.ID == p.ID
	}
	fronted := append(slices.Clone(words[len(words)-1:]), words[:len(words)-1]...)
	turned := append(slices.Clone(words[1:]), words[0])
	for _, r := range d.Pages[:min(first, len(d.Pages))] {
		page := strings.ToLower(schema.Fold(wording.OneLine(r.Body)))
		for _, form := range [][]string{words, fronted, turned} {
			name := strings.Join(form, " ")
			at := strings.Index(page, name)
			if at < 0 {
				continue
			}
			around := strings.ToValidUTF8(page[max(0, at-before):at]+" "+page[at+len(name):min(len(page), at+len(name)+after)], "")
			if !strings.Contains(around, "@") && !reContactRole().MatchString(around) {
				return true
			}
		}
	}
	return false
}

// byLine returns those whom a by-line on the first pages names, or one that
// ends the text.
func byLine(d *text.Document) ([]string, schema.Evidence) {
	const pages, few, top, end = 2, 4, 2500, 600 // the last two are bytes of a page
	for i, r := range d.Pages {
		from, to := 0, min(len(r.Body), top)
		if last := i == len(d.Pages)-1; i >= pages && !last {
			continue
		} else if last && i >= pages {
			from, to = max(0, len(r.Body)-end), len(r.Body)
		}
		for at := from; at < to; {
			line, next, _ := strings.Cut(r.Body[at:to], "\n")
			second, _, _ := strings.Cut(next, "\n")
			two := r.Body[at:min(to, at+len(line)+1+len(second))]
			if names, start, end := namesIn(line, two, r.Lang); len(names) > 0 && !ordinary(d.Pages[i:min(i+few, len(d.Pages))], names) {
				return names, r.Passage(at+start, at+end, "creator.by-line")
			}
			at += len(line) + 1
		}
	}
	return nil, schema.Evidence{}
}

// ordinary reports whether all words of a name are words of the text besides:
// "Independent Social Performance" is nobody's.
func ordinary(pages []*text.Text, names []string) bool {
	isWord := func(w string) bool {
		w = strings.ToLower(strings.Trim(w, ",."))
		return slices.ContainsFunc(pages, func(r *text.Text) bool { return wording.Has(r.Body, w) })
	}
	return slices.ContainsFunc(names, func(n string) bool {
		return !slices.ContainsFunc(strings.Fields(n), func(w string) bool { return !isWord(w) })
	})
}

// namesIn returns whom a line names as authors, after a label that the line
// after it may answer, or in a by-line at its end, and where the names stand; two is
// the line with that after it.
func namesIn(line, two string, l schema.Lang) (names []string, start, end int) {
	const longest = 300 // bytes of a line with a by-line
	if len(line) > longest {
		return nil, 0, 0
	}
	m := reAuthors().FindStringSubmatchIndex(two)
	if m == nil && slices.ContainsFunc(wording.Alternatives("by-line"), func(by string) bool { return strings.Contains(line, by+" ") }) {
		m = reByLine().FindStringSubmatchIndex(line)
	}
	if m == nil {
		return nil, 0, 0
	}
	return persons(two[m[2]:m[3]], l), m[2], m[3]
}

// persons reads a list of names as catalogues write them; "" where one is no
// person's.
func persons(list string, l schema.Lang) []string {
	var out []string
	for part := range strings.SplitSeq(reJoin().ReplaceAllString(list, "\n"), "\n") {
		names := strings.Split(part, ", ")
		if len(names) == 2 && !strings.Contains(names[0], " ") && len(names[0]) > 1 {
			names = []string{strings.TrimSpace(names[1]) + " " + names[0]} // the family name first
		}
		for _, n := range names {
			if n = inverted(strings.TrimSpace(n), l); n != "" {
				out = append(out, n)
			}
		}
	}
	return out
}

// inverted writes a person's name with the family name first. A family name in
// capitals is known by them; in Spanish all after the given name is of the
// family, elsewhere the last word and the small words before it.
func inverted(name string, l schema.Lang) string {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 6 || institution(name) {
		return ""
	}
	at := len(words) - 1
	if l == schema.Spanish && len(words) > 2 {
		at = 1
		if len(words) > 3 {
			at = 2
		}
	}
	for at > 1 && small(words[at-1]) {
		at--
	}
	if i := slices.IndexFunc(words, func(w string) bool { return len(w) > 2 && w == strings.ToUpper(w) }); i > 0 && wording.Acronym(words[len(words)-1]) {
		at = i
	}
	return cased(words[at:]) + ", " + strings.Join(words[:at], " ")
}

func small(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

// cased joins the words of a family name, those in capitals as names are
// written.
func cased(words []string) string {
	out := slices.Clone(words)
	for i, w := range out {
		if len(w) > 2 && w == strings.ToUpper(w) {
			_, n := utf8.DecodeRuneInString(w)
			out[i] = w[:n] + strings.ToLower(w[n:])
		}
	}
	return strings.Join(out, " ")
}

// institution reports whether what stands where a person could is an office, an
// organisation or a place of the vocabulary.
func institution(name string) bool {
	if _, ok := schema.ReadOrganisation(name, ""); ok {
		return true
	}
	if _, ok := schema.ReadPlace(name); ok {
		return true
	}
	return reInstitution().MatchString(name) || wording.Letterhead(name)
}
