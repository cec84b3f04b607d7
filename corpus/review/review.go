// Package review finds what of the library waits for a person: values below
// certainty and contradictions, each a schema.Case. A case is derived from what
// the catalogue says and goes when that is decided, wherever it is.
package review

import (
	"cmp"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// Version names the rules by which cases are found; a catalogue finds them anew
// where it changes.
const Version = "3"

// The confidence below which a value that stands is doubted, and from which one
// that is only suggested is worth a person's time. They were chosen on 663 real
// documents so that of what is asked about as much is right as is wrong.
const (
	doubtCorridor, worthCorridor = 0.8, 0.4
	doubtTopic, worthTopic       = 0.45, 0.65
	doubtTitle                   = 0.7
	doubtDate                    = 0.6
	doubtPublisher               = 0.6
	mostEvidence, longestPassage = 3, 240
)

// Of returns the cases of a document by itself, of which no two have one key.
// It reads the pages too.
func Of(doc *schema.Document) []schema.Case {
	f := &finder{doc: doc, subject: SubjectOf(doc)}
	f.corridors()
	f.topics()
	f.publisher()
	f.title()
	f.date()
	f.creators()
	f.language()
	f.unknown()
	f.corrections()
	f.noText()
	return f.cases
}

// SubjectOf returns a document as its cases name it.
func SubjectOf(doc *schema.Document) schema.CaseSubject {
	return schema.CaseSubject{Revision: doc.Revision, Title: doc.Title, Name: doc.Original.Name, Kind: doc.Kind, Language: doc.Language,
		Publisher: doc.Publisher, Published: doc.Published, Collections: doc.Collections, Pages: len(doc.Pages)}
}

// finder gathers the cases of a document.
type finder struct {
	doc     *schema.Document
	subject schema.CaseSubject
	cases   []schema.Case
}

// add adds a case, unless a person said that it needs nothing. alike is what it
// shares with others of its kind and field.
func (f *finder) add(c schema.Case, alike ...string) {
	c.Document, c.Subject = f.doc.ID, f.subject
	c.Key = schema.CaseKey(string(c.Document), string(c.Kind), string(c.Field), c.Value)
	if Settled(f.doc, c.Key) || slices.ContainsFunc(f.cases, func(x schema.Case) bool { return x.Key == c.Key }) {
		return
	}
	c.Alike = schema.CaseKey(append([]string{string(c.Kind), string(c.Field)}, alike...)...)
	f.cases = append(f.cases, c)
}

// Settled reports whether a person said of a document that a case of it needs
// nothing.
func Settled(doc *schema.Document, key string) bool {
	return slices.ContainsFunc(doc.Corrections, func(c schema.Correction) bool {
		return c.Field == schema.FieldSettled && c.Op == schema.CorrectAdd && c.Value == key
	})
}

// origin is where a document comes from, which is what documents that are read
// alike often share: its publisher, the host of its address, or its folder.
func origin(doc *schema.Document) string {
	if doc.Publisher != "" && doc.Basis[schema.FieldPublisher].Confidence >= doubtPublisher {
		return schema.Fold(schema.PublisherID(doc.Publisher, doc.PublishedIn))
	}
	if u, err := url.Parse(doc.SourceURL); err == nil && u.Host != "" {
		return u.Host
	}
	return filepath.ToSlash(filepath.Dir(doc.Original.Name))
}

// proposal returns a value as something that was read, with little enough
// evidence to be shown.
func proposal(value string, b schema.Basis) schema.Proposal {
	return schema.Proposal{Value: value, By: b.By, Confidence: b.Confidence, Evidence: brief(b.Evidence)}
}

func brief(evidence []schema.Evidence) []schema.Evidence {
	out := slices.Clone(evidence[:min(mostEvidence, len(evidence))])
	for i, e := range out {
		out[i].Passage = cut(e.Passage)
	}
	return out
}

// cut shortens a passage, at the end of a letter.
func cut(s string) string {
	if len(s) <= longestPassage {
		return s
	}
	return strings.ToValidUTF8(s[:longestPassage], "") + "…"
}

// rule returns the rule of the first evidence.
func rule(b schema.Basis) string {
	if len(b.Evidence) == 0 {
		return ""
	}
	return b.Evidence[0].Rule
}

// support says what speaks for a value that was read: its passages.
func support(b schema.Basis, stands bool) []schema.Doubt {
	var out []schema.Doubt
	if n := len(b.Evidence); n > 0 {
		out = append(out, schema.Doubt{Code: schema.DoubtPassages, For: true, Args: []string{strconv.Itoa(n), strconv.Itoa(b.Evidence[0].Page)}})
		if n == 1 {
			out = append(out, schema.Doubt{Code: schema.DoubtOnly})
		}
	} else {
		out = append(out, schema.Doubt{Code: schema.DoubtHinted})
	}
	code := schema.DoubtSuggested
	if stands {
		code = schema.DoubtWeak
	}
	return append(out, schema.Doubt{Code: code})
}

func (f *finder) corridors() {
	ask := func(c schema.DocCorridor, stands bool) {
		code := c.Code()
		f.add(schema.Case{Kind: schema.CaseCorridor, Field: schema.FieldCorridor, Value: code, Stands: stands,
			Proposals: []schema.Proposal{proposal(code, c.Basis)}, Doubts: support(c.Basis, stands), Confidence: c.Confidence},
			c.Corridor.String(), rule(c.Basis), origin(f.doc))
	}
	for _, c := range f.doc.Corridors {
		if c.By == schema.Inferred && c.Confidence < doubtCorridor {
			ask(c, true)
		}
	}
	for _, c := range f.doc.Suggestions.Corridors {
		if c.Confidence >= worthCorridor {
			ask(c, false)
		}
	}
}

func (f *finder) topics() {
	ask := func(t schema.DocTopic, stands bool) {
		f.add(schema.Case{Kind: schema.CaseTopic, Field: schema.FieldTopic, Value: string(t.Topic), Stands: stands,
			Proposals: []schema.Proposal{proposal(string(t.Topic), t.Basis)}, Doubts: support(t.Basis, stands), Confidence: t.Confidence},
			string(t.Topic), strconv.FormatBool(stands), origin(f.doc))
	}
	for _, t := range f.doc.Topics {
		if t.By == schema.Inferred && t.Confidence < doubtTopic {
			ask(t, true)
		}
	}
	for _, t := range f.doc.Suggestions.Topics {
		if t.Confidence >= worthTopic {
			ask(t, false)
		}
	}
}

func (f *finder) publisher() {
	b := f.doc.Basis[schema.FieldPublisher]
	if f.doc.Publisher == "" || b.By != schema.Inferred || b.Confidence >= doubtPublisher {
		return
	}
	f.add(schema.Case{Kind: schema.CasePublisher, Field: schema.FieldPublisher, Value: f.doc.Publisher, Stands: true,
		Proposals: []schema.Proposal{proposal(f.doc.Publisher, b)}, Doubts: support(b, true), Confidence: b.Confidence},
		schema.Fold(f.doc.Publisher), rule(b))
}

// creators asks whether those whom the file alone names wrote the document.
// They are one case, as the field is one value.
func (f *finder) creators() {
	names := f.doc.Suggestions.Creators
	value := strings.Join(names, "|")
	if len(names) == 0 || f.doc.Basis[schema.FieldCreators].By == schema.ByPerson || f.refused(schema.FieldCreators, value) {
		return
	}
	f.add(schema.Case{Kind: schema.CaseCreator, Field: schema.FieldCreators, Value: value,
		Proposals: []schema.Proposal{{Value: value, By: schema.ByFile}},
		Doubts:    []schema.Doubt{{Code: schema.DoubtTypist}}}, schema.Fold(value))
}

// refused reports whether a person refused a value of a single-valued field.
func (f *finder) refused(field schema.Field, value string) bool {
	return slices.ContainsFunc(f.doc.Corrections, func(c schema.Correction) bool {
		return c.Field == field && c.Op == schema.CorrectRemove && schema.Fold(c.Value) == schema.Fold(value)
	})
}

// language asks where a catalogue states another language than the pages have.
func (f *finder) language() {
	stated := f.doc.Stated[schema.ByManifest].Language
	b := f.doc.Basis[schema.FieldLanguage]
	if stated == "" || b.By == schema.ByPerson {
		return
	}
	read, pages, of := readLanguage(f.doc)
	if read == "" || read == schema.Undetermined || read == stated || slices.Contains(f.doc.Languages, read) {
		return
	}
	share := float64(pages) / float64(of)
	f.add(schema.Case{Kind: schema.CaseLanguage, Field: schema.FieldLanguage, Value: string(stated), Stands: true, Confidence: 1 - share,
		Proposals: []schema.Proposal{{Value: string(read), By: schema.Inferred, Confidence: share}, {Value: string(stated), By: schema.ByManifest}},
		Doubts: []schema.Doubt{{Code: schema.DoubtStated, For: true, Args: []string{string(stated)}},
			{Code: schema.DoubtRead, Args: []string{string(read), strconv.Itoa(pages), strconv.Itoa(of)}}}},
		string(stated), string(read))
}

// readLanguage returns the language of most text, on how many pages it stands
// and how many pages have text.
func readLanguage(doc *schema.Document) (lang schema.Lang, pages, of int) {
	bytes, count := map[schema.Lang]int{}, map[schema.Lang]int{}
	for _, p := range doc.Pages {
		if n := len(strings.TrimSpace(p.Text)); n > 0 {
			bytes[p.Language] += n
			count[p.Language]++
			of++
		}
	}
	for l, n := range bytes {
		if n > bytes[lang] || n == bytes[lang] && l < lang {
			lang = l
		}
	}
	return lang, count[lang], of
}

// noText asks about a file that has no text at all.
func (f *finder) noText() {
	if !f.doc.HasFile() || slices.ContainsFunc(f.doc.Pages, func(p schema.Page) bool { return strings.TrimSpace(p.Text) != "" }) {
		return
	}
	f.add(schema.Case{Kind: schema.CaseNoText, Value: string(f.doc.Original.Hash), Doubts: []schema.Doubt{{Code: schema.DoubtNoText}}},
		f.doc.Original.MediaType, origin(f.doc))
}

// corrections asks whether what a person said of an earlier file holds of the
// one of today.
func (f *finder) corrections() {
	n := len(f.doc.Earlier)
	if n == 0 || !slices.ContainsFunc(f.doc.Warnings, func(w string) bool { code, _ := schema.ReadWarning(w); return code == schema.WarnEarlier }) {
		return
	}
	came := f.doc.Earlier[n-1].Until
	for _, c := range f.doc.Corrections {
		if !c.At.Before(came) || c.Field == schema.FieldCopy || c.Field == schema.FieldSettled {
			continue
		}
		f.add(schema.Case{Kind: schema.CaseVersion, Field: c.Field, Value: c.Value, Stands: c.Op != schema.CorrectRemove, Confidence: 0.5,
			Proposals: []schema.Proposal{{Value: c.Value, By: schema.ByPerson}},
			Doubts:    []schema.Doubt{{Code: schema.DoubtEarlier, Args: []string{c.By, day(c.At), day(came)}}}},
			string(f.doc.ID), day(came))
	}
}

// unknown asks what a catalogue's values name that the vocabularies do not have.
func (f *finder) unknown() {
	k := f.doc.Stated[schema.ByManifest]
	ask := func(field schema.Field, value string, proposals []schema.Proposal) {
		if value = strings.TrimSpace(value); value == "" {
			return
		}
		f.add(schema.Case{Kind: schema.CaseUnknown, Field: field, Value: value, Proposals: proposals,
			Doubts: []schema.Doubt{{Code: schema.DoubtNoSuch}}}, schema.Fold(value))
	}
	if _, known := schema.ReadKind(k.Kind); !known && f.doc.Basis[schema.FieldKind].By != schema.ByPerson {
		ask(schema.FieldKind, k.Kind, nearest(k.Kind, func(s string) (string, bool) { x, ok := schema.ReadKind(s); return string(x), ok }))
	}
	for _, s := range k.Subjects {
		if _, known := schema.ReadTopic(s); !known {
			ask(schema.FieldTopic, s, nearest(s, func(s string) (string, bool) { x, ok := schema.ReadTopic(s); return string(x), ok }))
		}
	}
	for _, s := range k.Spatial {
		place, _, _ := strings.Cut(s, ":")
		if _, known := schema.ReadPlace(place); !known {
			ask(schema.FieldPlace, s, nearest(place, func(s string) (string, bool) { x, ok := schema.ReadPlace(s); return string(x), ok }))
		}
	}
	for _, s := range k.Corridors {
		if _, err := schema.ParseCorridor(strings.SplitN(s, ":", 2)[0]); err != nil {
			ask(schema.FieldCorridor, s, nil)
		}
	}
}

// nearest proposes what runs of a value's words name, the longest first.
func nearest(value string, read func(string) (string, bool)) []schema.Proposal {
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ,;/()|", r) })
	words = words[:min(len(words), 12)]
	var out []schema.Proposal
	for n := len(words) - 1; n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			code, known := read(strings.Join(words[i:i+n], " "))
			if known && !slices.ContainsFunc(out, func(p schema.Proposal) bool { return p.Value == code }) {
				out = append(out, schema.Proposal{Value: code, By: schema.ByManifest, Evidence: []schema.Evidence{{Passage: strings.Join(words[i:i+n], " ")}}})
			}
		}
	}
	return out[:min(len(out), 5)]
}

// Pair returns the case of two documents that bear one identifier, or of two
// that are nearly the same, the one that was published or came first before the
// other; false where a person said what they are to each
// other.
func Pair(kind schema.CaseKind, a, b *schema.Document, identifier string) (schema.Case, bool) {
	if after(a, b) {
		a, b = b, a
	}
	other := SubjectOf(b)
	c := schema.Case{Kind: kind, Document: a.ID, Other: b.ID, Value: identifier, Subject: SubjectOf(a), OtherSubject: &other, Confidence: 0.5}
	c.Key = schema.CaseKey(string(min(a.ID, b.ID)), string(max(a.ID, b.ID)), string(kind), identifier)
	c.Doubts = []schema.Doubt{{Code: schema.DoubtSameText, For: true}}
	if kind == schema.CaseIdentifier {
		c.Field = schema.FieldIdentifier
		c.Doubts = []schema.Doubt{{Code: schema.DoubtBears, For: true}}
	}
	if schema.Fold(a.Title) != schema.Fold(b.Title) {
		c.Doubts = append(c.Doubts, schema.Doubt{Code: schema.DoubtOtherTitle})
	}
	c.Alike = c.Key // what two documents are to each other says nothing of two others
	_, judged := a.Judged(b.ID)
	_, also := b.Judged(a.ID)
	return c, !judged && !also && !Settled(a, c.Key) && !Settled(b, c.Key)
}

// after reports whether a document was published after another, or came later
// where that is not known.
func after(a, b *schema.Document) bool {
	published := 0
	if a.Published != "" && b.Published != "" {
		published = cmp.Compare(a.Published, b.Published)
	}
	return cmp.Or(published, a.Imported.Compare(b.Imported), cmp.Compare(a.ID, b.ID)) > 0
}

// Held returns the case of a file that is held back since it is like a document
// that was withdrawn.
func Held(name, reason string, like schema.ID, batch int) schema.Case {
	return schema.Case{Key: schema.CaseKey(string(schema.CaseHeld), name), Kind: schema.CaseHeld, File: name, Other: like, Value: name,
		Doubts:  []schema.Doubt{{Code: schema.DoubtWithdrawn, Args: []string{reason}}},
		Alike:   schema.CaseKey(string(schema.CaseHeld), string(cmp.Or(like, schema.ID(name)))),
		Subject: schema.CaseSubject{Name: name, Batch: batch}}
}

// Advised returns the case of what somebody proposes of a document.
func Advised(doc *schema.Document, a schema.Advice) schema.Case {
	c := schema.Case{Key: a.CaseKey(), Kind: schema.CaseAdvice, Document: doc.ID, Advice: a.Number, Upload: a.Upload, Field: a.Field, Way: a.Way, Value: a.Value,
		Confidence: 0.5, Subject: SubjectOf(doc), Doubts: []schema.Doubt{{Code: schema.DoubtAdvised, For: true, Args: []string{a.By, day(a.At)}}}}
	c.Alike = c.Key
	if a.Field != "" {
		c.Proposals = []schema.Proposal{{Value: a.Value, By: schema.ByPerson}}
	}
	if a.Why != "" {
		c.Doubts = append(c.Doubts, schema.Doubt{Code: schema.DoubtWhy, For: true, Args: []string{a.Why}})
	}
	for _, v := range doc.Values(a.Field) {
		if slices.Contains(schema.SingleFields, a.Field) && v.Code != a.Value {
			c.Doubts = append(c.Doubts, schema.Doubt{Code: schema.DoubtNow, Args: []string{v.Code}})
		}
	}
	return c
}
