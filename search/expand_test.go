package search

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestNewPlanFindsConcepts(t *testing.T) {
	for _, c := range []struct {
		text string
		lang schema.Lang
		want []string // pieces of the plan
	}{
		{"remesas", schema.Spanish, []string{"en:remittances", "fr:envois de fonds"}},
		{"envois de fonds", schema.French, []string{"en:remittances", "es:remesas"}},
		{"remittances to Mexico", schema.English, []string{"es:remesas", "fr:Mexique"}},
		{"remittances", schema.Spanish, []string{"es:remesas"}},
		{"etats-unis", schema.French, []string{"en:United States", "es:Estados Unidos"}},
		{"États-Unis", schema.English, []string{"es:Estados Unidos"}},
		{"estados unidos", schema.Spanish, []string{"fr:États-Unis"}},
		{"mexicanas", schema.Spanish, []string{"en:Mexican", "fr:mexicain"}},
		{"OIM", schema.Spanish, []string{"en:IOM"}},
		{"WHO", schema.English, []string{"es:OMS"}},
		{"what the WHO says", schema.English, []string{"es:OMS"}},
		{"trata de personas", schema.Spanish, []string{"en:"}},
		{"women", schema.English, []string{"es:mujer", "fr:femme"}},
		{`"programa de retorno"`, schema.Spanish, []string{`"programa de retorno"`}},
		{"title:remesas", schema.Spanish, []string{"title:remesas"}},
		{"mediterraneo", schema.Spanish, nil},
	} {
		p := NewPlan(Query{Text: c.text, Lang: c.lang}, nil)
		for _, w := range c.want {
			if !strings.Contains(p.Node.String(), w) {
				t.Errorf("plan of %q in %s = %s, want %q in it", c.text, c.lang, p.Node, w)
			}
		}
	}
}

// TestThingsAreTheirOwn holds that what a topic includes is translated, and is
// no other name for the rest of the topic.
func TestThingsAreTheirOwn(t *testing.T) {
	for _, c := range []struct {
		text string
		lang schema.Lang
		want string // pieces of the plan, separated by "|"
		not  string
	}{
		{"Declaración de Los Ángeles", schema.Spanish, "en:Los Angeles Declaration|fr:Déclaration de Los Angeles", "Cartagena|Carthagène|Quito|Rabat|consult"},
		{"Cartagena Declaration", schema.English, "es:Declaración de Cartagena|fr:Déclaration de Carthagène", "Angeles|Ángeles|Puebla"},
		{"choléra", schema.French, "es:cólera|en:cholera", "Ebola|dengue|measles"},
		{"work permit", schema.English, "es:permiso de trabajo|fr:permis de travail", "residencia|séjour|residence"},
		{"doble nacionalidad", schema.Spanish, "en:dual nationality|fr:double nationalité", "elections|naturali"},
		{"Millennium Development Goals", schema.English, "es:Objetivos de Desarrollo del Milenio", "Sostenible|durable"},
		{"temporary protected status", schema.English, "es:estatus de protección temporal|fr:statut de protection temporaire", "amnesty|amnistía"},
		{"violence sexuelle", schema.French, "es:violencia sexual|en:sexual violence", "feminización|migrantes"},
		{"menores no acompañados", schema.Spanish, "en:unaccompanied minors|fr:mineurs non accompagnés", "minorit|minorías"},
	} {
		plan := NewPlan(Query{Text: c.text, Lang: c.lang}, nil)
		said := plan.Node.String()
		for _, w := range strings.Split(c.want, "|") {
			if !strings.Contains(said, w) {
				t.Errorf("plan of %q = %s, want %q in it", c.text, said, w)
			}
		}
		for _, w := range strings.Split(c.not, "|") {
			if strings.Contains(said, w) {
				t.Errorf("plan of %q = %s, want no %q in it", c.text, said, w)
			}
		}
	}
	near := Related(NewPlan(Query{Text: "cholera", Lang: schema.English}, nil).Expansions)
	if len(near) == 0 || near[0] != "epidemics" {
		t.Errorf("topics related to cholera are %v, want epidemics first", near)
	}
}

// TestNoSingularIsShared holds that no topic and no thing has the singular of
// another's plural for a name: such a name would be nobody's.
func TestNoSingularIsShared(t *testing.T) {
	for l, names := range vocabulary().bySingular {
		for name, cs := range names {
			if len(cs) > 1 {
				t.Errorf("%s: %q names %s and %s", l, name, cs[0].key, cs[1].key)
			}
		}
	}
}

func TestNewPlanIsSwitchedOff(t *testing.T) {
	for _, q := range []Query{
		{Text: "remesas", Lang: schema.Spanish, OnlyLang: true},
		{Text: "remesas lang:es", Lang: schema.Spanish},
		{Text: "remesas", Lang: schema.Spanish, Drop: []string{"topic:remittances"}},
	} {
		p := NewPlan(q, nil)
		if strings.Contains(p.Node.String(), "remittances") || len(p.Expansions) > 0 {
			t.Errorf("plan of %v = %s with %v", q.Values(), p.Node, p.Expansions)
		}
	}
	x := NewPlan(Query{Text: "remesas", Lang: schema.Spanish}, nil).Expansions[0]
	one := NewPlan(Query{Text: "remesas", Lang: schema.Spanish, Drop: []string{x.TermKey(x.Terms[0])}}, nil).Expansions[0]
	if len(one.Terms) != len(x.Terms)-1 {
		t.Errorf("dropping one of %d terms leaves %d", len(x.Terms), len(one.Terms))
	}
}

func TestReadLang(t *testing.T) {
	for _, c := range []struct {
		text  string
		iface schema.Lang
		want  schema.Lang
	}{
		{"remittances to Mexico", schema.Spanish, schema.English},
		{"les envois de fonds", schema.English, schema.French},
		{"costo de las remesas", schema.French, schema.Spanish},
		{"migration", schema.French, schema.French},
		{"Orozco", schema.Spanish, schema.Spanish},
		{`remesas publisher:"Organisation internationale pour les migrations"`, schema.Spanish, schema.Spanish},
		{`publisher:"Haut Commissariat des Nations Unies pour les réfugiés"`, schema.Spanish, schema.Spanish},
		{"", "", schema.English},
	} {
		if got := ReadLang(c.text, c.iface); got != c.want {
			t.Errorf("ReadLang(%q, %s) = %s, want %s", c.text, c.iface, got, c.want)
		}
	}
}

func BenchmarkNewPlan(b *testing.B) {
	for b.Loop() {
		NewPlan(Query{Text: "costo de las remesas de los migrantes mexicanos en Estados Unidos", Lang: schema.Spanish}, nil)
	}
}
