package kin

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// texts are one report in three languages, another report on the same matter,
// and one on another.
var texts = map[string]struct {
	lang schema.Lang
	text string
}{
	"es": {schema.Spanish, `En 2023 las remesas enviadas a Guatemala desde los Estados Unidos sumaron 19.804 millones de dólares, un aumento del 9,8 %.
El Banco de Guatemala explicó el crecimiento por el empleo de los trabajadores migrantes en California, Texas y Florida.
Los hogares de Huehuetenango y San Marcos gastan el dinero en alimentos, vivienda, educación y salud de los niños.
La OIM recomienda bajar el costo de las transferencias, abrir cuentas bancarias y apoyar proyectos productivos en las comunidades de origen.
Según la encuesta de 3.215 hogares, seis de cada diez familias reciben dinero cada mes y la mitad no ahorra.
Las mujeres administran la mayor parte de los ingresos y deciden sobre la escuela y la tierra.`},
	"en": {schema.English, `In 2023 the remittances sent to Guatemala from the United States added up to 19,804 million dollars, an increase of 9.8 %.
The Banco de Guatemala explained the growth by the employment of migrant workers in California, Texas and Florida.
Households in Huehuetenango and San Marcos spend the money on food, housing, education and the health of children.
IOM recommends lowering the cost of transfers, opening bank accounts and supporting productive projects in the communities of origin.
According to the survey of 3,215 households, six in ten families receive money every month and half do not save.
Women manage most of the income and decide on school and land.`},
	"fr": {schema.French, `En 2023, les envois de fonds vers le Guatemala depuis les États-Unis ont atteint 19 804 millions de dollars, soit une augmentation de 9,8 %.
Le Banco de Guatemala explique la croissance par l'emploi des travailleurs migrants en Californie, au Texas et en Floride.
Les ménages de Huehuetenango et de San Marcos dépensent l'argent pour l'alimentation, le logement, l'éducation et la santé des enfants.
L'OIM recommande de réduire le coût des transferts, d'ouvrir des comptes bancaires et de soutenir des projets productifs dans les communautés d'origine.
Selon l'enquête auprès de 3 215 ménages, six familles sur dix reçoivent de l'argent chaque mois et la moitié n'épargne pas.
Les femmes gèrent la plus grande partie des revenus et décident de l'école et de la terre.`},
	"other-fr": {schema.French, `Les femmes gèrent l'argent que les travailleurs migrants envoient au Guatemala, dit une étude de 2021 auprès de 812 familles.
Dans les communautés d'origine, les projets productifs manquent de crédit et les banques ferment leurs comptes.
L'alimentation et le logement passent avant l'école, et la santé des enfants dépend de la récolte.
À San Marcos, la croissance du coût des transferts a fait baisser l'épargne ; à Huehuetenango, on achète de la terre.
Le gouvernement des États-Unis a annoncé une taxe de 1 % sur les envois de fonds, que la Floride et le Texas soutiennent.`},
	"far-en": {schema.English, `The ministry of health of Samoa reported 1,788 cases of dengue since August, of which four were fatal.
Insecticide was sprayed near schools, and breeding sites of mosquitoes were destroyed by volunteers in every village.
Most patients were younger than nineteen; hospitals in Apia opened forty more beds and asked New Zealand for nurses.`},
}

func portrayed(id string) schema.Portrait {
	x := texts[id]
	return new(Reader).Portray(&schema.Document{ID: schema.ID(id), Language: x.lang, Pages: []schema.Page{{Number: 1, Language: x.lang, Text: x.text}}})
}

func kindOfBonds(t *testing.T, a, b schema.Portrait) string {
	t.Helper()
	bonds, err := new(Reader).Compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, x := range bonds {
		kinds = append(kinds, string(x.Kind))
	}
	return strings.Join(kinds, " ")
}

func TestTranslationsArePaired(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"es", "en", "translation"}, {"es", "fr", "translation"}, {"en", "fr", "translation"},
		{"es", "other-fr", ""}, {"en", "other-fr", ""}, {"es", "far-en", ""}, {"fr", "other-fr", ""},
	} {
		a, b := portrayed(c.a), portrayed(c.b)
		if got := kindOfBonds(t, a, b); got != c.want {
			t.Errorf("%s and %s: %q, want %q", c.a, c.b, got, c.want)
		}
		if got := kindOfBonds(t, b, a); got != c.want {
			t.Errorf("%s and %s: %q, want %q", c.b, c.a, got, c.want)
		}
		if c.want != "" && !new(Reader).Worth(shared(a, b)) {
			t.Errorf("%s and %s share too few keys to be compared", c.a, c.b)
		}
	}
}

func shared(a, b schema.Portrait) []int64 {
	var out []int64
	for _, k := range a.Keys {
		for _, l := range b.Keys {
			if k == l {
				out = append(out, k)
			}
		}
	}
	return out
}

func TestCopiesAreFound(t *testing.T) {
	a := portrayed("es")
	near := texts["es"]
	d := &schema.Document{ID: "near", Language: near.lang, Pages: []schema.Page{{Text: "Comunicado. " + near.text}}}
	b := new(Reader).Portray(d)
	if got := kindOfBonds(t, a, b); got != "copy" {
		t.Errorf("a text with one word more: %q, want copy", got)
	}
	if !new(Reader).Worth(shared(a, b)) {
		t.Error("a text and its copy share no key by which they are compared")
	}
	d.Pages = append(d.Pages, schema.Page{Text: texts["far-en"].text})
	if got := kindOfBonds(t, a, new(Reader).Portray(d)); got != "" {
		t.Errorf("a text and one that holds it and as much again: %q, want none", got)
	}
}

func TestStatedWorks(t *testing.T) {
	a := new(Reader).Portray(&schema.Document{ID: "a", Language: schema.Spanish, Work: "x"})
	b := new(Reader).Portray(&schema.Document{ID: "b", Language: schema.Spanish, Work: "x"})
	x := new(Reader).Portray(&schema.Document{ID: "x", Language: schema.English})
	y := new(Reader).Portray(&schema.Document{ID: "y", Language: schema.English})
	for _, c := range []struct {
		a, b schema.Portrait
		want string
	}{{a, b, "stated"}, {a, x, "stated"}, {a, y, ""}, {x, y, ""}} {
		if got := kindOfBonds(t, c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %q, want %q", c.a.ID, c.b.ID, got, c.want)
		}
	}
}

func TestHoldsKeepsTheStrongest(t *testing.T) {
	langs := map[schema.ID]schema.Lang{"a": schema.Spanish, "b": schema.English, "c": schema.English, "d": schema.French}
	bonds := []schema.Bond{
		{A: "a", B: "b", Kind: schema.BondTranslation, Strength: 0.5},
		{A: "a", B: "c", Kind: schema.BondTranslation, Strength: 0.3}, // another report on the same event
		{A: "c", B: "d", Kind: schema.BondTranslation, Strength: 0.3},
		{A: "b", B: "c", Kind: schema.BondCopy, Strength: 1},
	}
	want := []schema.Bond{bonds[0], bonds[2], bonds[3]}
	if d := cmp.Diff(want, new(Reader).Holds(bonds, langs)); d != "" {
		t.Errorf("bonds that hold (-want +got):\n%s", d)
	}
}

func TestPortraitsOfOtherRulesAreNotCompared(t *testing.T) {
	a, b := portrayed("es"), portrayed("en")
	b.Rules = "kin 0"
	if got := kindOfBonds(t, a, b); got != "" {
		t.Errorf("portraits of other rules: %q", got)
	}
	b = portrayed("en")
	b.Data = b.Data[:len(b.Data)-1]
	if _, err := new(Reader).Compare(a, b); err == nil {
		t.Error("half a portrait was compared")
	}
}

func BenchmarkPortray(b *testing.B) {
	var r Reader
	d := &schema.Document{ID: "a", Language: schema.Spanish, Pages: []schema.Page{{Text: strings.Repeat(texts["es"].text+"\n", 20)}}}
	b.SetBytes(int64(len(d.Pages[0].Text)))
	for b.Loop() {
		r.Portray(d)
	}
}
