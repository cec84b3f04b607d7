package review

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// plainDocument returns a document that nothing is doubted of.
func plainDocument() *schema.Document {
	sure := schema.Basis{By: schema.Inferred, Confidence: 0.95, Evidence: []schema.Evidence{{Page: 1, Passage: "p", Rule: "r"}}}
	return &schema.Document{ID: "d", Revision: 3, Title: "A report on movement", Language: "fr", Published: "2020", Publisher: "OIM",
		Original: schema.Original{Name: "/in/a.pdf", Hash: "0a", MediaType: "application/pdf"},
		Pages:    []schema.Page{{Number: 1, Language: "fr", Text: "Le texte"}, {Number: 2, Language: "fr", Text: "Encore"}, {Number: 3, Language: "en", Text: "An end"}},
		Basis:    map[schema.Field]schema.Basis{schema.FieldTitle: sure, schema.FieldPublished: sure, schema.FieldPublisher: sure},
		Stated:   map[schema.Authority]schema.Known{},
	}
}

// told writes cases in the order in which they are found.
func told(cases []schema.Case) []string {
	var out []string
	for _, c := range cases {
		var proposals, doubts []string
		for _, p := range c.Proposals {
			proposals = append(proposals, p.Value)
		}
		for _, d := range c.Doubts {
			doubts = append(doubts, strings.TrimSpace(string(d.Code)+" "+strings.Join(d.Args, "/")))
		}
		out = append(out, string(c.Kind)+" "+c.Value+" ["+strings.Join(proposals, "; ")+"] "+strings.Join(doubts, ", "))
	}
	return out
}

func TestOf(t *testing.T) {
	read := func(confidence float64) schema.Basis {
		return schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{{Page: 2, Passage: "de Honduras", Rule: "from-to"}}}
	}
	hn := schema.Corridor{Origin: "HN", Destination: "ES"}
	for _, c := range []struct {
		name   string
		change func(*schema.Document)
		want   []string
	}{
		{"nothing", func(*schema.Document) {}, nil},
		{"corridors", func(d *schema.Document) {
			d.Corridors = []schema.DocCorridor{{Corridor: hn, Kind: schema.RelReturn, Basis: read(0.79)}, {Corridor: schema.Corridor{Origin: "SN", Destination: "IT"}, Basis: read(0.8)},
				{Corridor: schema.Corridor{Origin: "MA", Destination: "ES"}, Basis: schema.Basis{By: schema.ByPerson, Confidence: 0.1}}}
			d.Suggestions.Corridors = []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "GT", Destination: "ES"}, Basis: schema.Basis{By: schema.Inferred, Confidence: 0.4}},
				{Corridor: schema.Corridor{Origin: "GT", Destination: "MX"}, Basis: read(0.39)}}
		}, []string{"corridor HN-ES:return [HN-ES:return] passages 1/2, only, weak", "corridor GT-ES [GT-ES] hinted, suggested"}},
		{"topics", func(d *schema.Document) {
			d.Topics = []schema.DocTopic{{Topic: "remittances", Basis: read(0.44)}, {Topic: "diaspora", Basis: read(0.45)}}
			d.Suggestions.Topics = []schema.DocTopic{{Topic: "return", Basis: read(0.65)}, {Topic: "asylum", Basis: read(0.64)}}
		}, []string{"topic remittances [remittances] passages 1/2, only, weak", "topic return [return] passages 1/2, only, suggested"}},
		{"a publisher", func(d *schema.Document) { d.Basis[schema.FieldPublisher] = read(0.57) }, []string{"publisher OIM [OIM] passages 1/2, only, weak"}},
		{"a publisher by a person", func(d *schema.Document) { d.Basis[schema.FieldPublisher] = schema.Basis{By: schema.ByPerson} }, nil},
		{"a title that is cut", func(d *schema.Document) {
			d.Title = "Visite de M. Lacroix,"
			d.Stated[schema.ByFile] = schema.Known{Title: "Modèle", Headings: []schema.Heading{{Page: 1, Text: "Visite de M. Lacroix, à Beni"}}}
		}, []string{"title Visite de M. Lacroix, [Visite de M. Lacroix,; Modèle; Visite de M. Lacroix, à Beni; Le texte] passages 1/1, only, weak, cut, file-title Modèle"}},
		{"a title of the file's name", func(d *schema.Document) {
			d.Title, d.Basis[schema.FieldTitle] = "a b", schema.Basis{By: schema.ByFile, Confidence: 0.1}
		}, []string{"title a b [a b; Le texte] no-title"}},
		{"a title that a person cut", func(d *schema.Document) {
			d.Title, d.Basis[schema.FieldTitle] = "cut,", schema.Basis{By: schema.ByPerson, Confidence: 1}
		}, nil},
		{"no date", func(d *schema.Document) {
			d.Published = ""
			delete(d.Basis, schema.FieldPublished)
			d.Events = []schema.Event{{Date: "2019-05", Basis: read(0.5)}, {Date: "2019-05", Basis: read(0.5)}, {Date: "2018", Basis: read(0.5)}}
		}, []string{"date  [2019-05; 2018] nothing"}},
		{"no date, says a person", func(d *schema.Document) {
			d.Published, d.Basis[schema.FieldPublished] = "", schema.Basis{By: schema.ByPerson, Confidence: 1}
		}, nil},
		{"a date", func(d *schema.Document) { d.Basis[schema.FieldPublished] = read(0.5) }, []string{"date 2020 [2020] passages 1/2, only, weak"}},
		{"a typist", func(d *schema.Document) { d.Suggestions.Creators = []string{"Ana", "Luis"} }, []string{"creator Ana|Luis [Ana|Luis] typist"}},
		{"a typist whom a person refused", func(d *schema.Document) {
			d.Suggestions.Creators = []string{"Ana"}
			d.Corrections = []schema.Correction{{Field: schema.FieldCreators, Op: schema.CorrectRemove, Value: "Ana"}}
		}, nil},
		{"a language", func(d *schema.Document) {
			d.Language, d.Stated[schema.ByManifest] = "en", schema.Known{Language: "en"}
		}, []string{"language en [fr; en] stated en, read fr/2/3"}},
		{"two languages", func(d *schema.Document) {
			d.Language, d.Languages, d.Stated[schema.ByManifest] = "en", []schema.Lang{"en", "fr"}, schema.Known{Language: "en"}
		}, nil},
		{"unknown values", func(d *schema.Document) {
			d.Stated[schema.ByManifest] = schema.Known{Kind: "thing", Subjects: []string{"remittances", "nothing known"}, Spatial: []string{"MX:origin", "Côte d'Ivoire, north", " "}, Corridors: []string{"MX-US", "over there"}}
		}, []string{"unknown thing [] no-such", "unknown nothing known [] no-such", "unknown Côte d'Ivoire, north [CI] no-such", "unknown over there [] no-such"}},
		{"no text", func(d *schema.Document) { d.Pages = []schema.Page{{Number: 1, Text: " \n"}} }, []string{"no-text 0a [] no-text"}},
		{"a record", func(d *schema.Document) { d.Pages, d.Original.Hash = nil, "" }, nil},
		{"an earlier correction", func(d *schema.Document) {
			d.Earlier = []schema.Version{{Until: time.UnixMilli(1_700_000_000_000)}}
			d.Warnings = []string{schema.WarnEarlier.Sentence("2020-01-01")}
			d.Corrections = []schema.Correction{{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Old", By: "Ana", At: time.UnixMilli(1_600_000_000_000)},
				{Field: schema.FieldTopic, Op: schema.CorrectAdd, Value: "return", At: time.UnixMilli(1_800_000_000_000)}}
		}, []string{"version Old [Old] earlier Ana/2020-09-13/2023-11-14"}},
	} {
		doc := plainDocument()
		c.change(doc)
		cases := Of(doc)
		if d := cmp.Diff(c.want, told(cases)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
		for _, x := range cases {
			if x.Document != "d" || x.Subject.Revision != 3 || x.Alike == "" {
				t.Errorf("%s: %+v", c.name, x)
			}
			doc.Corrections = append(doc.Corrections, schema.Correction{Field: schema.FieldSettled, Op: schema.CorrectAdd, Value: x.Key})
		}
		if left := Of(doc); len(left) > 0 {
			t.Errorf("%s: once settled %s are left", c.name, told(left))
		}
	}
}

// TestAlike holds what one decision settles: the same value, read by the same
// rule, of the same origin.
func TestAlike(t *testing.T) {
	of := func(id schema.ID, confidence float64, rule, publisher string) schema.Case {
		d := plainDocument()
		d.ID, d.Publisher = id, publisher
		d.Suggestions.Corridors = []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "HN", Destination: "ES"}, Basis: schema.Basis{
			By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{{Rule: rule}}}}}
		return Of(d)[0]
	}
	a := of("a", 0.5, "from-to", "IOM")
	if b := of("b", 0.6, "from-to", "OIM"); b.Alike != a.Alike || b.Key == a.Key {
		t.Errorf("of one publisher: %+v, %+v", a, b)
	}
	if again := of("a", 0.7, "from-to", "UNHCR"); again.Key != a.Key || again.Alike == a.Alike {
		t.Errorf("of another publisher: %+v, %+v", a, again)
	}
	if other := of("b", 0.5, "likeness", "IOM"); other.Alike == a.Alike {
		t.Error("read by another rule it is alike")
	}
}

func TestPair(t *testing.T) {
	a, b := plainDocument(), plainDocument()
	b.ID, b.Title = "e", "Another"
	c, asks := Pair(schema.CaseCopies, b, a, "")
	if !asks || c.Document != "d" || c.Other != "e" || c.OtherSubject.Title != "Another" || len(c.Doubts) != 2 {
		t.Errorf("copies: %+v, %t", c, asks)
	}
	i, asks := Pair(schema.CaseIdentifier, a, b, "ISBN 1")
	if !asks || i.Key == c.Key || i.Value != "ISBN 1" {
		t.Errorf("one identifier: %+v, %t", i, asks)
	}
	b.Published = "2019"
	if turned, _ := Pair(schema.CaseCopies, a, b, ""); turned.Document != "e" || turned.Other != "d" || turned.Key != c.Key {
		t.Errorf("the one that was published first: %+v", turned)
	}
	b.Corrections = []schema.Correction{{Field: schema.FieldCopy, Op: schema.CorrectAdd, Value: "d"}}
	if _, asks := Pair(schema.CaseCopies, a, b, ""); asks {
		t.Error("asked again once a person said that they are copies")
	}
	b.Corrections = []schema.Correction{{Field: schema.FieldSettled, Op: schema.CorrectAdd, Value: c.Key}}
	if _, asks := Pair(schema.CaseCopies, a, b, ""); asks {
		t.Error("asked again once settled")
	}
}

// TestLongPassages holds that a case quotes little of a text, cut at the end of
// a letter.
func TestLongPassages(t *testing.T) {
	d := plainDocument()
	long := schema.Evidence{Page: 1, Passage: strings.Repeat("é", 400)}
	d.Basis[schema.FieldPublisher] = schema.Basis{By: schema.Inferred, Confidence: 0.1, Evidence: slices.Repeat([]schema.Evidence{long}, 9)}
	got := Of(d)[0].Proposals[0].Evidence
	if want := strings.Repeat("é", longestPassage/2) + "…"; len(got) != mostEvidence || got[0].Passage != want {
		t.Errorf("%d passages, the first %q", len(got), got[0].Passage)
	}
}
