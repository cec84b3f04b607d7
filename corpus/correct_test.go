package corpus_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// reads describes every document in the same way: with a value of each kind
// that a person may correct.
type reads struct{}

func (reads) Version() string { return "reads" }

func (reads) Describe(doc *schema.Document) {
	inferred := schema.Basis{By: schema.Inferred, Confidence: 0.6, Evidence: []schema.Evidence{{Page: 1, Rule: "r"}}}
	doc.Identifiers = []string{"E/2019/1"}
	doc.Organisations = []string{"OIM", "OEA"}
	doc.Contacts = []schema.Contact{{Name: "Ana", Email: "ana@example.org"}, {Name: "Luis", Phone: "555"}}
	doc.Events = []schema.Event{{Date: "2019-03-14", Basis: inferred}, {Date: "2020", Basis: inferred}}
	doc.Routes = []schema.Route{{Places: []schema.Place{"HN", "MX", "US"}, Basis: inferred}}
	doc.Claims = []schema.Claim{{Corridor: schema.Corridor{Origin: "HN", Destination: "US"}, Value: 400, Unit: "persons", Year: 2019, Basis: inferred}}
	doc.Corridors = []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "HN", Destination: "US"}, Kind: schema.RelMigration, Basis: inferred}}
	doc.Suggestions.Topics = []schema.DocTopic{{Topic: "diaspora", Basis: inferred}}
}

// said is what a document says, as far as these tests look at it.
type said struct {
	Identifiers, Organisations []string
	Contacts                   []schema.Contact
	Events                     []schema.Date
	Routes                     [][]schema.Place
	Claims                     []string
	Corridors                  []schema.Relation
	Topics, Suggested          int
	PublishedIn                schema.Place
}

func saidBy(doc *schema.Document) said {
	s := said{Identifiers: doc.Identifiers, Organisations: doc.Organisations, Contacts: doc.Contacts,
		Topics: len(doc.Topics), Suggested: len(doc.Suggestions.Topics), PublishedIn: doc.PublishedIn}
	for _, e := range doc.Events {
		s.Events = append(s.Events, e.Date)
	}
	for _, r := range doc.Routes {
		s.Routes = append(s.Routes, r.Places)
	}
	for _, c := range doc.Claims {
		s.Claims = append(s.Claims, c.Corridor.String()+" "+c.Unit)
	}
	for _, c := range doc.Corridors {
		s.Corridors = append(s.Corridors, c.Kind)
	}
	return s
}

// TestCorrectEveryKind holds that each kind of value can be added and removed,
// and that the person's word stands after every re-description.
func TestCorrectEveryKind(t *testing.T) {
	before := func() said {
		doc := &schema.Document{Basis: map[schema.Field]schema.Basis{}}
		corpus.Compose(doc, reads{})
		return saidBy(doc)
	}
	for _, c := range []struct {
		field schema.Field
		op    schema.CorrectionOp
		value string
		want  func(*said)
	}{
		{schema.FieldIdentifier, schema.CorrectAdd, "ISBN 1", func(s *said) { s.Identifiers = append(s.Identifiers, "ISBN 1") }},
		{schema.FieldIdentifier, schema.CorrectRemove, "e/2019/1", func(s *said) { s.Identifiers = nil }},
		{schema.FieldOrganisation, schema.CorrectAdd, "UNICEF", func(s *said) { s.Organisations = []string{"OIM", "OEA", "UNICEF"} }},
		{schema.FieldOrganisation, schema.CorrectAdd, "OIM", func(s *said) { s.Organisations = []string{"OEA", "OIM"} }},
		{schema.FieldOrganisation, schema.CorrectRemove, "OEA", func(s *said) { s.Organisations = []string{"OIM"} }},
		{schema.FieldOrganisation, schema.CorrectRemove, "Organization of American States", func(s *said) { s.Organisations = []string{"OIM"} }},
		{schema.FieldContact, schema.CorrectAdd, "Eva|OIM Bogotá||+57 1", func(s *said) {
			s.Contacts = append(s.Contacts, schema.Contact{Name: "Eva", Organisation: "OIM Bogotá", Phone: "+57 1"})
		}},
		{schema.FieldContact, schema.CorrectRemove, "||ana@example.org", func(s *said) { s.Contacts = s.Contacts[1:] }},
		{schema.FieldContact, schema.CorrectRemove, "luis", func(s *said) { s.Contacts = s.Contacts[:1] }},
		{schema.FieldEvent, schema.CorrectAdd, "2021-05", func(s *said) { s.Events = append(s.Events, "2021-05") }},
		{schema.FieldEvent, schema.CorrectRemove, "2019-03-14", func(s *said) { s.Events = []schema.Date{"2020"} }},
		{schema.FieldRoute, schema.CorrectAdd, "ve-co-pa-us", func(s *said) { s.Routes = append(s.Routes, []schema.Place{"VE", "CO", "PA", "US"}) }},
		{schema.FieldRoute, schema.CorrectRemove, "HN-MX-US", func(s *said) { s.Routes = nil }},
		{schema.FieldClaim, schema.CorrectAdd, "MX-US|11300000|persons|2020", func(s *said) { s.Claims = append(s.Claims, "MX-US persons") }},
		{schema.FieldClaim, schema.CorrectAdd, "*-*|57.5|percent", func(s *said) { s.Claims = append(s.Claims, "*-* percent") }},
		{schema.FieldClaim, schema.CorrectRemove, "HN-US|400|persons", func(s *said) { s.Claims = nil }},
		{schema.FieldClaim, schema.CorrectRemove, "HN-US|400|persons|2018", func(s *said) {}},
		{schema.FieldCorridor, schema.CorrectAdd, "HN-US:deportation", func(s *said) { s.Corridors = []schema.Relation{schema.RelDeportation} }},
		{schema.FieldCorridor, schema.CorrectRemove, "HN-US", func(s *said) { s.Corridors = nil }},
		{schema.FieldTopic, schema.CorrectAdd, "diaspora", func(s *said) { s.Topics, s.Suggested = 1, 0 }},
		{schema.FieldTopic, schema.CorrectRemove, "diaspora", func(s *said) { s.Suggested = 0 }},
		{schema.FieldPlace, schema.CorrectAdd, "CO:publisher", func(s *said) { s.PublishedIn = "CO" }},
	} {
		l := newLibrary(t)
		l.run(t, item("/a", "a line"))
		row, err := l.store.Row(t.Context(), "/a")
		if err != nil {
			t.Fatal(err)
		}
		if err := corpus.Correct(t.Context(), l.store, reads{}, row.Document, schema.Correction{Field: c.field, Op: c.op, Value: c.value}); err != nil {
			t.Errorf("%s %s %q: %v", c.field, c.op, c.value, err)
			continue
		}
		ids := func(yield func(schema.ID, error) bool) { yield(row.Document, nil) }
		if n, err := corpus.Redescribe(t.Context(), l.store, reads{}, ids, nil); n != 0 || err != nil {
			t.Errorf("%s %s %q: re-description changed %d, %v", c.field, c.op, c.value, n, err)
		}
		doc, err := l.store.Document(t.Context(), row.Document)
		if err != nil {
			t.Fatal(err)
		}
		want := before()
		c.want(&want)
		if d := cmp.Diff(want, saidBy(doc), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s %s %q (-want +got):\n%s", c.field, c.op, c.value, d)
		}
	}
}

func TestBadCorrections(t *testing.T) {
	for _, c := range []struct {
		field schema.Field
		value string
	}{
		{schema.FieldOrganisation, " "}, {schema.FieldContact, "||"}, {schema.FieldContact, "a|b|c|d|e"},
		{schema.FieldEvent, ""}, {schema.FieldEvent, "14 March"}, {schema.FieldRoute, "HN-US"}, {schema.FieldRoute, "HN-QQ-US"},
		{schema.FieldClaim, "MX-US|many|persons"}, {schema.FieldClaim, "MX-US|NaN|persons"}, {schema.FieldClaim, "MX-US|5|horses"},
		{schema.FieldClaim, "MX-US|5|persons|20"}, {schema.FieldClaim, "5"}, {schema.FieldClaim, "MX|5|persons"}, {schema.FieldCorridor, "MX-US:trade"},
	} {
		if err := corpus.CheckCorrection(schema.Correction{Field: c.field, Op: schema.CorrectAdd, Value: c.value}); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s+=%q: %v, want ErrInvalid", c.field, c.value, err)
		}
	}
	if err := corpus.CheckCorrection(schema.Correction{Field: schema.FieldLanguage, Op: schema.CorrectSet, Value: "Spanish"}); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("language=Spanish: %v, want ErrInvalid", err)
	}
}

// TestPublisherByAnyName holds that a publisher stays as it was stated, by a
// manifest or a person, and that an ID of the vocabulary is written out in the
// language of the document.
func TestPublisherByAnyName(t *testing.T) {
	for _, c := range []struct{ stated, corrected, want string }{
		{"HCR", "", "HCR"},
		{"unhcr", "", "Alto Comisionado de las Naciones Unidas para los Refugiados"},
		{"HCR", "UN Migration", "UN Migration"},
		{"HCR", "iom", "Organización Internacional para las Migraciones"},
		{"HCR", "Diario del Catatumbo", "Diario del Catatumbo"},
	} {
		doc := &schema.Document{Stated: map[schema.Authority]schema.Known{schema.ByManifest: {Publisher: c.stated, Language: "es"}}}
		if c.corrected != "" {
			correction := schema.Correction{Field: schema.FieldPublisher, Op: schema.CorrectSet, Value: c.corrected}
			if err := corpus.CheckCorrection(correction); err != nil {
				t.Errorf("%q: %v", c.corrected, err)
			}
			doc.Corrections = []schema.Correction{correction}
		}
		if err := corpus.Compose(doc, reads{}); err != nil {
			t.Fatal(err)
		}
		if doc.Publisher != c.want {
			t.Errorf("stated %q, corrected %q: publisher %q, want %q", c.stated, c.corrected, doc.Publisher, c.want)
		}
	}
}

func TestFieldThatIsNone(t *testing.T) {
	for _, op := range []schema.CorrectionOp{schema.CorrectSet, schema.CorrectAdd, schema.CorrectRemove} {
		err := corpus.CheckCorrection(schema.Correction{Field: "collection", Op: op, Value: "Actas"})
		if !errors.Is(err, schema.ErrInvalid) || !strings.Contains(err.Error(), "simde help correct") {
			t.Errorf("%s of a field that is none: %v, want where the fields are listed", op, err)
		}
	}
}
