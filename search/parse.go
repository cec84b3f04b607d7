package search

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// Bounds of a query's cost.
const (
	maxTerms  = 64 // words, phrases and field values
	maxDepth  = 12 // brackets within brackets
	maxSlop   = 50
	minPrefix = 3 // letters before "*"
)

// The codes of the notes that ParseText gives.
const (
	NoteUnbalanced = "query.unbalanced" // a quote or a bracket left open: read as plain words
	NoteLong       = "query.long"       // more terms than are searched for
	NotePrefix     = "query.prefix"     // too few letters before "*"
	NoteWildcard   = "query.wildcard"   // "*" elsewhere than at the end of a word
	NoteValue      = "query.value"      // a field has no such value: read as words
	NoteRelaxed    = "query.relaxed"    // no document has all the words: those with most of them
	NoteFew        = "query.few"        // few documents have all the words: those with most of them as well
	NoteCut        = "query.cut"        // it would take too long: what was found until then
	NoteInexact    = "query.inexact"    // a facet has more values than were counted
)

// ParseText reads the text of a query:
//
//	migración laboral      every word, in any inflection
//	"programa de retorno"  the words in this order
//	"remesas costo"~5      the words with at most five others between them
//	-refugio               not this word, phrase, bracket or field
//	remesas OR envíos      either
//	(a OR b) c             brackets
//	migr*                  words that begin so (three letters at least)
//	remitances~            words nearly so
//	title:remesas          in the title; author: and id: likewise
//	corridor:MX-US country:MX o:MX d:US region:019 topic:remittances
//	lang:es type:report pub:OIM year:2010..2015
//	GT-US                  alone: the documents of the corridor, and those with the code
//
// Names of fields may be written in Spanish or French as well, and places,
// topics and kinds by their names. Text that is not well formed is read as
// plain words, and a Note says so; there is no error.
func ParseText(s string) (Node, []Note) {
	s = cleanText(s)
	if c, ok := corridorCode(s); ok {
		return Or{[]Node{Match{FacetCorridor, c.String()}, Phrase{Text: s, Compound: true}}}, nil
	}
	toks, closed := scan(s)
	p := &parser{shouted: shouted(toks)}
	if closed {
		p.toks = toks
		if n, ok := p.or(0); ok && p.at == len(p.toks) {
			return n, p.notes
		}
	}
	p = &parser{shouted: p.shouted}
	p.note(NoteUnbalanced, "")
	return p.plain(s), p.notes
}

type parser struct {
	toks    []token
	at      int
	terms   int
	shouted bool // all words are in capitals, so that none is an acronym
	notes   []Note
}

// shouted reports whether several words are all in capitals and not all of them
// acronyms that are known.
func shouted(toks []token) bool {
	words, acronyms := 0, 0
	for _, t := range toks {
		if t.kind != tokWord {
			continue
		}
		if strings.ToUpper(t.text) != t.text {
			return false
		}
		words++
		if form := exactForms(t.text); word.IsAcronym(t.text) && len(vocabulary().byAcronym[word.Acronym(form)]) > 0 {
			acronyms++
		}
	}
	return words > 1 && acronyms < words
}

// or := and ("OR" and)*
func (p *parser) or(depth int) (Node, bool) {
	if depth > maxDepth {
		return nil, false
	}
	var alternatives []Node
	for {
		n, ok := p.and(depth)
		if !ok {
			return nil, false
		}
		if n != nil {
			alternatives = append(alternatives, n)
		}
		if !p.take(tokOr) {
			break
		}
		if n == nil || p.at == len(p.toks) {
			return nil, false
		}
	}
	return group(alternatives, func(ns []Node) Node { return Or{ns} }), true
}

// and := ("AND"? unary)*
func (p *parser) and(depth int) (Node, bool) {
	var all []Node
	for p.at < len(p.toks) {
		switch p.toks[p.at].kind {
		case tokOr, tokClose:
			return group(all, func(ns []Node) Node { return And{ns} }), true
		case tokAnd:
			p.at++
			continue
		}
		n, ok := p.unary(depth)
		if !ok {
			return nil, false
		}
		if n != nil {
			all = append(all, n)
		}
	}
	return group(all, func(ns []Node) Node { return And{ns} }), true
}

func group(ns []Node, wrap func([]Node) Node) Node {
	switch len(ns) {
	case 0:
		return nil
	case 1:
		return ns[0]
	}
	return wrap(ns)
}

func (p *parser) unary(depth int) (Node, bool) {
	if p.take(tokMinus) {
		if p.at == len(p.toks) || depth > maxDepth {
			return nil, false
		}
		n, ok := p.unary(depth + 1)
		if !ok || n == nil {
			return nil, ok
		}
		return Not{n}, true
	}
	t := p.toks[p.at]
	p.at++
	switch t.kind {
	case tokOpen:
		n, ok := p.or(depth + 1)
		if !ok || !p.take(tokClose) {
			return nil, false
		}
		return n, true
	case tokField:
		return p.field(t.text)
	case tokPhrase:
		return p.phrase(t, AnyPart), true
	case tokWord:
		return p.word(t.text, AnyPart), true
	}
	return nil, false
}

func (p *parser) take(k tokenKind) bool {
	if p.at < len(p.toks) && p.toks[p.at].kind == k {
		p.at++
		return true
	}
	return false
}

// field reads what follows the name of a field.
func (p *parser) field(name string) (Node, bool) {
	if p.at == len(p.toks) {
		return nil, false
	}
	t := p.toks[p.at]
	if t.kind != tokWord && t.kind != tokPhrase {
		return nil, false
	}
	p.at++
	switch part := Part(name); part {
	case TitlePart, AuthorPart, IDPart:
		if t.kind == tokPhrase || part == IDPart {
			return p.phrase(t, part), true
		}
		return p.word(t.text, part), true
	}
	f := Facet(name)
	if f == FacetYear {
		if y, ok := parseYears(t.text); ok {
			return p.term(y), true
		}
		if v, ok := Canonical(f, t.text); ok {
			return p.term(Match{f, v}), true
		}
	} else if v, ok := valueNamed(f, t.text); ok {
		return p.term(Match{f, v}), true
	}
	p.note(NoteValue, name+":"+t.text)
	if t.kind == tokWord {
		return p.word(t.text, AnyPart), true
	}
	return p.phrase(t, AnyPart), true
}

func (p *parser) phrase(t token, part Part) Node {
	forms := word.Forms(t.text)
	slop := 0
	if len(t.tail) > 1 {
		if n, err := strconv.Atoi(t.tail[1:]); err == nil {
			slop = min(n, maxSlop)
		} else {
			slop = maxSlop
		}
	}
	switch {
	case part == IDPart:
		return p.term(Phrase{Text: strings.TrimSpace(t.text), Part: part})
	case len(forms) == 0:
		return nil
	case len(forms) > maxTerms:
		p.note(NoteLong, strconv.Itoa(maxTerms))
		return p.term(Phrase{Text: strings.Join(forms[:maxTerms], " "), Part: part, Slop: slop})
	}
	return p.term(Phrase{Text: strings.TrimSpace(t.text), Part: part, Slop: slop})
}

// word reads one word with its signs. A word that is written with a hyphen or
// an apostrophe inside is a phrase.
func (p *parser) word(s string, part Part) Node {
	if p.shouted {
		s = strings.ToLower(s)
	}
	body, fuzzy := strings.CutSuffix(s, "~")
	body, prefix := strings.CutSuffix(body, "*")
	if strings.ContainsAny(body, "*?") {
		p.note(NoteWildcard, s)
		body = strings.Map(func(r rune) rune {
			if r == '*' || r == '?' {
				return -1
			}
			return r
		}, body)
	}
	body = strings.TrimFunc(body, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
	forms := word.Forms(body)
	switch {
	case len(forms) == 0:
		return nil
	case len(forms) > 1:
		return p.term(Phrase{Text: body, Part: part, Compound: true})
	case prefix && len([]rune(forms[0])) < minPrefix:
		p.note(NotePrefix, s)
		prefix = false
	}
	return p.term(Word{Text: body, Part: part, Prefix: prefix, Fuzzy: fuzzy && !prefix})
}

// term counts n against the bound of terms.
func (p *parser) term(n Node) Node {
	if p.terms++; p.terms > maxTerms {
		p.note(NoteLong, strconv.Itoa(maxTerms))
		return nil
	}
	return n
}

func (p *parser) note(code, arg string) {
	for _, n := range p.notes {
		if n.Code == code && n.Arg == arg {
			return
		}
	}
	p.notes = append(p.notes, Note{code, arg})
}

// plain reads s as words, whatever signs stand in it.
func (p *parser) plain(s string) Node {
	var all []Node
	for _, f := range word.Forms(cleanText(s)) {
		if n := p.term(Word{Text: f}); n != nil {
			all = append(all, n)
		}
	}
	return group(all, func(ns []Node) Node { return And{ns} })
}

// parseYears reads "2010", "2010..2015", "2010.." or "..2015".
func parseYears(s string) (Years, bool) {
	a, b, ranged := strings.Cut(s, "..")
	if !ranged {
		b = a
	}
	var y Years
	for _, e := range []struct {
		text string
		end  *int
	}{{a, &y.From}, {b, &y.To}} {
		if e.text == "" {
			continue
		}
		n, err := strconv.Atoi(e.text)
		if err != nil || n < minYear || n > maxYear {
			return Years{}, false
		}
		*e.end = n
	}
	if y.From > y.To && y.To != 0 {
		y.From, y.To = y.To, y.From
	}
	return y, y != Years{}
}

// valueNamed finds a value of a facet by its code or by its name in any of the
// three languages.
func valueNamed(f Facet, s string) (string, bool) {
	if v, ok := Canonical(f, s); ok {
		return v, true
	}
	name := schema.Fold(strings.TrimSpace(s))
	for _, l := range schema.Langs {
		switch {
		case facetOfPlace(f):
			for _, p := range schema.Places() {
				if schema.Fold(p.Name(l)) == name {
					return string(p), true
				}
			}
		case f == FacetTopic:
			for _, t := range schema.Topics() {
				if schema.Fold(t.PrefLabel[l]) == name {
					return string(t.ID), true
				}
			}
		case f == FacetKind:
			for _, k := range schema.Kinds() {
				if schema.Fold(k.Name(l)) == name {
					return string(k), true
				}
			}
		}
	}
	if p, ok := schema.KnownGazetteer().Read(s); ok && facetOfPlace(f) {
		return string(p), true
	}
	return "", false
}

func fieldKey(s string) string { return schema.Fold(s) }

// fieldNames maps what a person may write before a colon to a Facet or a Part.
var fieldNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for name, aliases := range map[string]string{
		string(TitlePart):        "title titulo titre",
		string(AuthorPart):       "author autor auteur",
		string(IDPart):           "id",
		string(FacetCorridor):    "corridor corredor couloir",
		string(FacetOrigin):      "o origin origen origine",
		string(FacetDestination): "d destination destino",
		string(FacetCountry):     "country pais pays",
		string(FacetRegion):      "region",
		string(FacetTopic):       "topic tema theme",
		string(FacetLang):        "lang language idioma lengua langue",
		string(FacetYear):        "year ano annee",
		string(FacetKind):        "type kind tipo",
		string(FacetPublisher):   "pub publisher editor editeur editorial",
		string(FacetCollection):  "collection coleccion",
	} {
		for _, a := range strings.Fields(aliases) {
			out[a] = name
		}
	}
	return out
})
