package describe

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// describePDF describes a PDF of one page, of which headings tell the type.
func describePDF(own schema.Known, text string) *schema.Document {
	doc := &schema.Document{Title: own.Title, Creators: own.Creators, Abstract: own.Abstract, Original: schema.Original{MediaType: "application/pdf"},
		Basis:  map[schema.Field]schema.Basis{},
		Stated: map[schema.Authority]schema.Known{schema.ByFile: own}, Pages: []schema.Page{{Number: 1, Text: text}}}
	for f, v := range map[schema.Field]string{schema.FieldTitle: own.Title, schema.FieldCreators: strings.Join(own.Creators, ""), schema.FieldAbstract: own.Abstract} {
		if v != "" {
			doc.Basis[f] = schema.Basis{By: schema.ByFile, Confidence: 1}
		}
	}
	New().Describe(doc)
	return doc
}

// TestTypesetTitle holds that the type of the first page tells the title, and
// that the file's own counts only where the page shows it.
func TestTypesetTitle(t *testing.T) {
	body := "Los pescadores de la costa venden menos desde el invierno y sus hijos buscan trabajo en la ciudad."
	for _, c := range []struct {
		why, own, want string
		heads          []schema.Heading
	}{
		{"the sentence after it is smaller", "", "Trabajo y pesca en la costa",
			[]schema.Heading{{Page: 1, Text: "Trabajo y pesca en la costa", Size: 1.6, Top: 60, Bottom: 58}, {Page: 1, Text: body, Size: 1, Top: 57, Bottom: 54}}},
		{"a subtitle in smaller type goes on with it", "", "Orillas vacías: Informe sobre la costa norte",
			[]schema.Heading{{Page: 1, Text: "Orillas vacías", Size: 2.2, Top: 60, Bottom: 58}, {Page: 1, Text: "Informe sobre la costa norte", Size: 1.4, Top: 56.5, Bottom: 55}, {Page: 1, Text: body, Size: 1, Top: 50, Bottom: 46}}},
		{"a box of figures is none", "", "Coastal Agency Bulletin #4",
			[]schema.Heading{{Page: 1, Text: "Coastal Agency Bulletin #4", Size: 1.9, Top: 60, Bottom: 58}, {Page: 1, Text: "In Numbers", Size: 2.4, Top: 59, Bottom: 57}}},
		{"a date below it is none of it", "", "Storm on the northern coast",
			[]schema.Heading{{Page: 1, Text: "Storm on the northern coast", Size: 2, Top: 60, Bottom: 58}, {Page: 1, Text: "4 November 2025", Size: 1.3, Top: 57, Bottom: 56}}},
		{"what says only the kind goes on", "", "Final report: Evaluation of the coastal project",
			[]schema.Heading{{Page: 1, Text: "Final report", Size: 2, Heavy: true, Top: 60, Bottom: 58}, {Page: 1, Text: "Evaluation of the coastal project", Size: 1, Top: 52, Bottom: 51}}},
		{"symbols of a font's own are not printed", "", "How nets are mended",
			[]schema.Heading{{Page: 1, Text: "\uf0e8 How nets are mended", Size: 1.5, Top: 60, Bottom: 58}}},
		{"an older template's title is not on the page", "Annual statement 2003", "Trabajo y pesca en la costa",
			[]schema.Heading{{Page: 1, Text: "Trabajo y pesca en la costa", Size: 1.6, Top: 60, Bottom: 58}}},
		{"a title that was read in the wrong coding is not", "Migraci\u00c3\u00b3n y pesca", "Migración y pesca",
			[]schema.Heading{{Page: 1, Text: "Migración y pesca", Size: 1.5, Top: 60, Bottom: 58}}},
		{"a label of the form is no part", "", "Response matrix: Study of the coastal fund",
			[]schema.Heading{{Page: 1, Text: "Response matrix", Size: 1.5, Heavy: true, Top: 60, Bottom: 58}, {Page: 1, Text: "Evaluation title: Study of the coastal fund", Size: 1, Top: 55, Bottom: 54}}},
	} {
		text := body
		for i := len(c.heads) - 1; i >= 0; i-- {
			text = c.heads[i].Text + "\n" + text
		}
		if got := describePDF(schema.Known{Title: c.own, Headings: c.heads}, text).Title; got != c.want {
			t.Errorf("%s: title %q, want %q", c.why, got, c.want)
		}
	}
}

// TestCreators holds that nobody is a creator whom the text does not name.
func TestCreators(t *testing.T) {
	const text = "Nets and boats\n\nThe harbour has forty boats and a school for their crews, who come from three provinces."
	for _, c := range []struct {
		own, text      string
		want, suggests []string
	}{
		{"Irma Tecla", text, nil, []string{"Irma Tecla"}},
		{"3", text, nil, []string{"3"}},
		{"TECLA Irma", "Nets and boats\nIrma Tecla\n\n" + text, []string{"TECLA Irma"}, nil},
		{"Irma Tecla", text + "\n\nContact: Irma Tecla, irma@example.org", nil, []string{"Irma Tecla"}},
		{"", "Nets and boats\nBy Irma Tecla and Bruno Maro\n\n" + text, []string{"Tecla, Irma", "Maro, Bruno"}, nil},
		{"", "Redes y barcos\nPor Ana Tecla Maro\n\nEl puerto tiene cuarenta barcos y una escuela para sus tripulantes.", []string{"Tecla Maro, Ana"}, nil},
		{"", "Filets et bateaux\nÉvaluateur : Célestin TECLA MARO\n\nLe port compte quarante bateaux et une école pour les équipages.", []string{"Tecla Maro, Célestin"}, nil},
		{"", "Nets and boats\nPrepared by Coastal Research Institute\n\n" + text, nil, nil},
		{"", "Boats\nBy Modern Harbour Craft\n\nA modern harbour has a craft of each kind. " + text, nil, nil},
		{"", "Goods\nBy the end of May the boats had gone. By Easter Monday they were back.\n\n" + text, nil, nil},
	} {
		own := schema.Known{}
		if c.own != "" {
			own.Creators = []string{c.own}
		}
		doc := describePDF(own, c.text)
		if !slices.Equal(doc.Creators, c.want) || !slices.Equal(doc.Suggestions.Creators, c.suggests) {
			t.Errorf("%q in %q: creators %q, suggested %q; want %q, %q", c.own, c.text, doc.Creators, doc.Suggestions.Creators, c.want, c.suggests)
		}
	}
}

// TestDatesOfDocuments holds which dates are the document's own.
func TestDatesOfDocuments(t *testing.T) {
	for text, want := range map[string]schema.Date{
		"Informe de pesca número 3, reportado el 26/diciembre/2017\n\nLos barcos salieron tarde y volvieron con poco.":                 "2017-12-26",
		"Harbour notes\nPosted on 10/30/2025\n\nThe boats left late and came back with little.":                                        "2025-10-30",
		"Notes du port\n\nLes bateaux sont partis tard.\n\nFait à Dakar, le 11 décembre 2017":                                          "2017-12-11",
		"Harbour notes\nWashington, 5 June 2024\n\nThe boats left late and came back with little.":                                     "2024-06-05",
		"La pêche du port (27 novembre – 4 décembre 2017)\n\nLes bateaux sont partis tard.":                                            "2017-12-04",
		"Comment on the Convention of 28 July 1951\n\nThe boats left late and came back with little.":                                  "",
		"Notas al Convenio de 4 de mayo de 1998\n\nLos barcos salieron tarde y volvieron con poco.":                                    "",
		"4 de mayo de 2021 – Los barcos salieron tarde y volvieron con poco, dijo el alcalde del puerto.":                              "2021-05-04",
		"Harbour notes, June 2093\n\nThe boats left late and came back with little.":                                                   "",
		"Riesgo para la pesca, diciembre 2017 - enero 2018\n\nLos barcos salieron tarde y volvieron con poco.":                         "",
		"Harbour notes\n\nThe boats left late.\n\nRead more in [The Mast](https://mast.example/sea/2019/mar/07/boats-left-late).":      "2019-03-07",
		"Notas del puerto\n\nLos barcos salieron tarde.\n\nLeer más en [El Mástil](http://mastil.example/2018/11/30/barcos.html)":      "2018-11-30",
		"Harbour notes\n\nThe boats left late. See the photographs at https://mast.example/2019/03/07/boats and come back.":            "",
		"Flash update no. 4\nReporting period: 3-9 May 2024\n\nThe boats left late and came back with little.":                         "2024-05-09",
		"Consultant wanted\nStarting date: 7 October 2024\nDuty station: the harbour\n\nThe consultant counts the boats of the coast.": "",
	} {
		if got := describeText(text).Published; got != want {
			t.Errorf("date of %q = %q, want %q", text, got, want)
		}
	}
	head := schema.Known{Headings: []schema.Heading{{Page: 1, Text: "Harbour report", Size: 2, Top: 60, Bottom: 58}, {Page: 1, Text: "June 2025", Size: 1.2, Top: 57, Bottom: 56}}}
	if got := describePDF(head, strings.Repeat("The boats that left in the morning were late and came back with little. ", 12)+"\nHarbour report\nJune 2025").Published; got != "2025-06" {
		t.Errorf("date in a heading = %q, want 2025-06", got)
	}
	above := schema.Known{Headings: []schema.Heading{{Page: 1, Text: "Coast - Harbour monitor May 2, 2025", Size: 0.9, Top: 60, Bottom: 59}, {Page: 1, Text: "Few boats left in April", Size: 1.5, Top: 57, Bottom: 55}}}
	if got := describePDF(above, "Few boats left in April\n"+strings.Repeat("The boats that left in the morning were late and came back with little. ", 12)).Published; got != "2025-05-02" {
		t.Errorf("date above the title = %q, want 2025-05-02", got)
	}
}

// TestKindsByPlace holds that a word names a kind only where a title begins or
// ends with it, and that news is told by how it reads.
func TestKindsByPlace(t *testing.T) {
	for text, want := range map[string]schema.Kind{
		"The harbour's recovery agenda wins a vote in council\n\nThe council voted for the plan on Tuesday. “We are glad,” said the mayor.":                                       "news",
		"Se declara alerta por oleaje en la costa norte\n\nDe acuerdo con la oficina del puerto, las olas pasan de tres metros, informó el alcalde.":                              "news",
		"Town to stop the sale of nets\n\nTOLTEN, Dec 20 (Coast News) - The new law cuts the number of nets to 500, said the minister. “It is late,” a fisherman told reporters.": "news",
		"La ministre annonce une école pour les équipages\n\nDakar, le 4 mai 2021 – La ministre a annoncé une école. « C'est un début », a déclaré un pêcheur.":                   "news",
		"Ley 14/2013 de pesca\n\nArtículo 1. Los barcos se inscriben en el registro del puerto.":                                                                                  "law",
		"Agenda of the harbour workshop\n\n9:00 Opening\n10:00 Coffee break":                                                                                                      "agenda",
		"Déclaration à la presse du conseil du port\n\nLe conseil se félicite du retour des équipages.":                                                                           "press-release",
		"Opening remarks at the harbour forum\n\nThank you all for coming to this hall today, ladies and gentlemen.":                                                              "speech",
		"Appel à candidatures : évaluation finale du projet du port\n\nLe consultant sera recruté pour trois mois.":                                                               "terms-of-reference",
		"Harbour Agency Situation Report #7\n\nHighlights\n- Forty boats are back.":                                                                                               "situation-report",
	} {
		if got := describeText(text).Kind; got != want {
			t.Errorf("kind of %q = %q, want %q", text, got, want)
		}
	}
}

// TestAbstract holds that an abstract is whole sentences without markup,
// dateline and what stands above the paragraph.
func TestAbstract(t *testing.T) {
	for text, want := range map[string]string{
		"El puerto estrena escuela **TOLTÉN, 15 de diciembre de 2017 -** El puerto abrió ayer una escuela para los hijos de los tripulantes que pasan el invierno en alta mar, dijo su directora. Tiene cuarenta":        "El puerto abrió ayer una escuela para los hijos de los tripulantes que pasan el invierno en alta mar, dijo su directora.",
		"Nets and boats\n\nof boats that came late. Others did not.\n\n- **Forty boats** came back from the [northern banks](http://example.org/banks) before the storm, the harbour master of the town said on Friday.": "Forty boats came back from the northern banks before the storm, the harbour master of the town said on Friday.",
		"Filets et bateaux\n\nRésumé : Le port compte quarante bateaux et une école pour les équipages, qui viennent de trois provinces voisines.":                                                                       "Le port compte quarante bateaux et une école pour les équipages, qui viennent de trois provinces voisines.",
	} {
		if got := describeText(text).Abstract; got != want {
			t.Errorf("abstract of %q = %q, want %q", text, got, want)
		}
	}
	if got := describePDF(schema.Known{Abstract: "generated by a program"}, "Nets and boats\n\nShort.").Abstract; got != "" {
		t.Errorf("a PDF's own subject became the abstract %q", got)
	}
}

// TestPublishersByPlace holds who publishes by where a name stands.
func TestPublishersByPlace(t *testing.T) {
	for text, want := range map[string]string{
		"UNICEF Situation Report #4\n\nThe boats are back.":                                                  "United Nations Children's Fund",
		"Los barcos vuelven al puerto\n\nTOLTÉN, 14 dic (AGP).- Los barcos volvieron ayer, dijo el alcalde.": "AGP",
		"HMA Harbour Situation Report #4\n\nHighlights\n- The boats are back.":                               "HMA",
		"STORM OVER Harbours Situation Report #4\n\nThe Storm passed over the harbour.":                      "",
		"Joint Harbour Initiative (JHI) - December 2017\n\nThe boats are back and the nets are mended.":      "",
	} {
		if got := describeText(text).Publisher; got != want {
			t.Errorf("publisher of %q = %q, want %q", text, got, want)
		}
	}
}

// TestOrdinaryWords holds that an ordinary word speaks for a topic only in
// company.
func TestOrdinaryWords(t *testing.T) {
	has := func(text string) bool {
		return slices.ContainsFunc(describeText(text).Topics, func(x schema.DocTopic) bool { return x.Topic == "citizenship" })
	}
	if text := "Incendio forestal cerca del puerto\n\nEl alcalde pidió a la ciudadanía evitar las fogatas. La ciudadanía puede llevar agua al gimnasio."; has(text) {
		t.Errorf("%q is about citizenship", text)
	}
	if text := "Ciudadanía para los hijos de migrantes\n\nLos migrantes podrán pedir la ciudadanía tras dos años. La ciudadanía se pide en el registro."; !has(text) {
		t.Errorf("%q is not about citizenship", text)
	}
}
