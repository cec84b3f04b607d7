package extract

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

func TestJoinAccents(t *testing.T) {
	for in, want := range map[string]string{
		"instalaci´on": "instalación", "m´etodo": "método", "l´ınea": "línea", "espa˜nol": "español", "fran¸cais": "français",
		"tr`es": "très", "Ame´rica": "América", "a ´ b": "a ´ b", "": "",
	} {
		if got := joinAccents(in); got != want {
			t.Errorf("joinAccents(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTidyGlyphs(t *testing.T) {
	for in, want := range map[string]string{
		"ﬁnanciación eﬃcace":                  "financiación efficace",
		"\uf0b7 Primero\n\uf0a7 Segundo":      "• Primero\n• Segundo",
		"1. Introduction ..........4":         "1. Introduction … 4",
		"Nombre ……………… Firma ________\nFecha": "Nombre … Firma …\nFecha",
		"y así... hasta 2020":                 "y así... hasta 2020",
	} {
		if got := tidyGlyphs(in); got != want {
			t.Errorf("tidyGlyphs(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNeedsAccents(t *testing.T) {
	for in, want := range map[string]bool{
		"migraci´on, poblaci´on, regi´on, pa´ıs, m´etodo, naci´on":         true,
		"l´OIM et l´Union d´accord, l´aide d´urgence à l´été; l´événement": false, // the misspelt apostrophe
		"sin acentos": false,
	} {
		if got := needsAccents(in); got != want {
			t.Errorf("needsAccents(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestRestoreOE(t *testing.T) {
	for in, want := range map[string]string{
		"mise en uvre":            "mise en œuvre",
		"la main-d'uvre, l’uvre":  "la main-d'œuvre, l’œuvre",
		"Uvrer au cur des vux":    "Œuvrer au cœur des vœux",
		"mise en ½uvre":           "mise en œuvre",
		"mise en \uFFFDuvre":      "mise en œuvre",
		"il est sur les murs":     "il est sur les murs",
		"la ville de Chur, Cure":  "la ville de Chœur, Cure", // a name in capitals is taken for the word
		"une manuvre désuvrée":    "une manœuvre désœuvrée",
		"les curs et les uvres":   "les cœurs et les œuvres",
		"l'ouverture, découvre":   "l'ouverture, découvre",
		"œuvre et cœur entiers":   "œuvre et cœur entiers",
		"une sur et deux consurs": "une sur et deux consœurs",
	} {
		if got := restoreOE(in); got != want {
			t.Errorf("restoreOE(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLooksFrench(t *testing.T) {
	for in, want := range map[string]bool{
		"Les migrants et les pays de la région ont une place dans les programmes pour la mise en uvre du plan": true,
		"The migrants of the region have a place in the programmes for the implementation of the plan":         false,
		"Los migrantes de la región tienen un lugar en los programas para la ejecución del plan y las metas":   false,
	} {
		if got := looksFrench(in); got != want {
			t.Errorf("looksFrench(%q) = %v, want %v", in, got, want)
		}
	}
}

// TestLooksFrenchByWords holds that small words are counted where they stand as
// words, as expressions with boundaries find them.
func TestLooksFrenchByWords(t *testing.T) {
	french := regexp.MustCompile(`(?i)\b(les|des|une|est|dans|pour|qui|sur|par|aux|avec|cette|ont|leur|ces|d|l|du|et|au)\b`)
	other := regexp.MustCompile(`(?i)\b(the|of|and|to|in|for|that|el|los|las|una|por|con|para|del|y|en la|der|und|die|il|che|di|dos|das|em|não)\b`)
	words := []string{"les", "DES", "l", "d", "cette", "édu", "sur_", "pour2", "paysannerie", "the", "The", "en", "la", "en la", "EN LA", "não", "NÃO", "n", "o", "nãos", "y", "que", "région"}
	marks := []string{" ", " ", " ", "’", "-", ", ", "\n", "é", ""}
	random := rand.New(rand.NewPCG(1, 2))
	counted := map[bool]int{}
	for range 4000 {
		var b strings.Builder
		lean := random.IntN(len(words)) // some texts have mostly small words of French
		for range 30 {
			word := words[random.IntN(len(words))]
			if lean < len(words)/2 && random.IntN(3) > 0 {
				word = words[random.IntN(5)]
			}
			b.WriteString(word + marks[random.IntN(len(marks))])
		}
		text := b.String()
		fr := len(french.FindAllString(text, -1))
		want := fr >= 5 && fr > 3*len(other.FindAllString(text, -1))
		if got := looksFrench(text); got != want {
			t.Fatalf("looksFrench(%q) = %v, want %v", text, got, want)
		}
		counted[want]++
	}
	if counted[true] < 100 || counted[false] < 100 {
		t.Errorf("the texts tell nothing: %v", counted)
	}
}

func TestMendMail(t *testing.T) {
	for in, want := range map[string]string{
		`"mailto:a@b.int">a@b.int`:               "a@b.int",
		`Écrire à "mailto:a@b.int">a@b.int, ou`:  "Écrire à a@b.int, ou",
		`mailto:a@b.int">Ana Ruiz`:               "a@b.int Ana Ruiz",
		`<mailto:a@b.int>`:                       "a@b.int",
		"mailto: sin dirección":                  "mailto: sin dirección",
		"E-mail:\n\"mailto:a@b.int\">a@b.int\nX": "E-mail:\na@b.int\nX",
	} {
		if got := mendMail(in); got != want {
			t.Errorf("mendMail(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestJoinHyphens(t *testing.T) {
	for in, want := range map[string]string{
		"la migra-\nción laboral":                 "la migración laboral",
		"community\u00ADbased or community-based": "community-based or community-based",
		"migra\u00ADción, so\u00ADft":             "migración, soft",
		"\u00ADx":                                 "x",
		"self-\nreliance":                         "self-reliance",
		"a well-known fact is well-\nknown":       "a well-known fact is well-known",
		"the data-driven, data-\ndriven approach": "the data-driven, data-driven approach",
		"Saint-\nDenis":                           "Saint-\nDenis",
		"2010-\n2015":                             "2010-\n2015",
		"- a list\n- of items":                    "- a list\n- of items",
		"coopération, co-\nopération":             "coopération, coopération",
	} {
		if got := joinHyphens(in, vocabulary(in)); got != want {
			t.Errorf("joinHyphens(%q) = %q, want %q", in, got, want)
		}
	}
}

// siteMenu is a menu in the manner of sites that write each label twice and
// glue it to its description.
const siteMenu = `-
Who we are
Who we areThe Example Organization helps migrants and the countries they live in.
Structure
Structure
- Governance
- Offices
-
Our work
Our workWe work in many fields, from emergencies to long-term development.
Partnerships
Partnerships
- Where we work
- Data and research
- Annual reports
`

const menuBody = `Workers return home with new skills
Guatemala – A hundred workers who had spent the season abroad came home this week with new skills and savings.
- Training was given in three towns
- Loans were given to forty families
The programme continues next year, said the mission.
`

func TestCutNavigation(t *testing.T) {
	body := menuBody + strings.Repeat("Another paragraph of the report, which ends in a full stop.\n", 5)
	for name, c := range map[string]struct{ in, want string }{
		"menu on top":         {siteMenu + body, body},
		"title before menu":   {"Workers return\n" + siteMenu + body, "Workers return\n" + body},
		"no menu":             {body, body},
		"list on top":         {"- One thing\n- Another thing\n- A third thing\n- A fourth thing\n" + body, ""},
		"doubled title":       {"A long title of a report that stands twice here\nA long title of a report that stands twice here\n" + body, ""},
		"nothing but a menu":  {siteMenu, ""},
		"menu with a stray":   {strings.Replace(siteMenu, "Our work\n", "Promoted content of today\nOur work\n", 1) + body, "Promoted content of today\n" + body},
		"other case":          {strings.Replace(siteMenu, "Who we are\nWho we areThe", "WHO WE ARE\nWho we areThe", 1) + body, body},
		"long label":          {strings.Replace(siteMenu, "Partnerships\nPartnerships\n", "Labour mobility and social inclusion for all people\nLabour mobility and social inclusion for all people\nPartnerships\nPartnerships\n", 1) + body, body},
		"chrome words":        {"Pasar al contenido principal\nMenú principal\nBuscar\nEnglish\nFrançais\n- Inicio\n- Noticias\n" + body, body},
		"agenda with bullets": {"Agenda\n-\n09:00 Opening\n- Speech\n-\n10:00 Panel\n- Debate\n" + body, ""},
	} {
		if c.want == "" {
			c.want = c.in
		}
		got, n := cutNavigation(c.in)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: cut %d lines (-want +got):\n%s", name, n, diff)
		}
	}
}

func TestCutFooter(t *testing.T) {
	for in, want := range map[string]string{
		"Body.\nShare this page\nFacebook\nTwitter\n\n© The Agency 2012\n": "Body.",
		"Body.\nFacebook": "Body.\nFacebook", // one line may be the text's own
		"Body.\nTags: return\nVer también\nOtra noticia": "Body.\nTags: return\nVer también\nOtra noticia",
	} {
		if got, _ := cutFooter(in); got != want {
			t.Errorf("cutFooter(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestUnwrap(t *testing.T) {
	wrap := func(s string, width int) string {
		var lines []string
		line := ""
		for _, w := range strings.Fields(s) {
			if line != "" && len([]rune(line))+1+len([]rune(w)) > width {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimSpace(line + " " + w)
		}
		return strings.Join(append(lines, line), "\n")
	}
	one := "La migración laboral entre los países de la región creció durante la década y las remesas llegaron a más hogares que antes según los datos publicados."
	two := "Los gobiernos firmaron acuerdos que protegen a los trabajadores temporales y a sus familias mientras dura la temporada de cosecha en el extranjero."
	three := "Entre 2010 y 2019 se duplicó el número de permisos y se abrieron oficinas de orientación en las ciudades de donde sale la mayoría de las personas."
	in := "Un título corto\n\n" + wrap(one, 60) + "\n\n" + wrap(two, 60) + "\n" + wrap(three+" "+one, 60) + "\n- una lista\n- de dos"
	want := "Un título corto\n\n" + one + "\n\n" + two + "\n" + three + " " + one + "\n- una lista\n- de dos"
	if diff := cmp.Diff(want, unwrap(in)); diff != "" {
		t.Errorf("unwrap (-want +got):\n%s", diff)
	}
	verse := strings.Repeat("Short line one\nAnother short line\nA third that is somewhat longer\nEnd\n", 6)
	if got := unwrap(verse); got != verse {
		t.Errorf("a text of short lines was joined: %q", got)
	}
}

func TestCutRunning(t *testing.T) {
	pages := func(text ...string) (out []schema.Page) {
		for i, s := range text {
			out = append(out, schema.Page{Number: i + 1, Text: s})
		}
		return out
	}
	in := pages("Report on Migration\nTitle\nBody one.\n3", "Report on Migration\nBody two.\nMore.\n4", "Report on Migration\n5 people came.\nBody.\n5", "Report on Migration\nBody four.\n2019\n6")
	n := cutRunning(in)
	want := pages("Report on Migration\nTitle\nBody one.", "Body two.\nMore.", "5 people came.\nBody.", "Body four.\n2019")
	for i := range want {
		want[i].Label = []string{"3", "4", "5", "6"}[i]
	}
	if diff := cmp.Diff(want, in); diff != "" || n != 7 {
		t.Errorf("cutRunning took %d lines, want 7 (-want +got):\n%s", n, diff)
	}
	form := pages("Unit\nA\nx\nx\nUnit\nx\nx\nx\nx\nB", "Unit\nC\nx\nx\nx\nUnit\nx\nx\nx\nD", "Unit\nE")
	if n := cutRunning(form); n != 0 {
		t.Errorf("cutRunning took %d labels of a form", n)
	}
	var annex []string
	for i := range 12 {
		annex = append(annex, fmt.Sprintf("Body %c.\n%d", 'a'+i, i%6+1))
	}
	twice := pages(annex...)
	if n := cutRunning(twice); n != 12 || twice[7].Label != "2" {
		t.Errorf("cutRunning took %d numbers of two runs, want 12", n)
	}
	short := pages("Head\nA", "Head\nB")
	if n := cutRunning(short); n != 0 {
		t.Errorf("cutRunning took %d lines of two pages", n)
	}
}

// TestCutRunningSame takes page numbers that stand twice on a page, as the mark of
// a note or at both edges: the outer one of a page, those at the foot before those
// at the head, and the same each time.
func TestCutRunningSame(t *testing.T) {
	for range 20 {
		var pages []schema.Page
		for i := 1; i <= 6; i++ {
			pages = append(pages, schema.Page{Number: i, Text: fmt.Sprintf("%[1]d\nHead %[2]s.\n%[1]d\nBody %[2]s.\nMore.\nMore.\nEnd %[2]s.\n%[1]d\nNote %[2]s.\n%[1]d", i, string(rune('a'+i)))})
		}
		n := cutRunning(pages)
		if want := "3\nHead d.\n3\nBody d.\nMore.\nMore.\nEnd d.\n3\nNote d."; n != 6 || pages[2].Text != want {
			t.Fatalf("cutRunning took %d lines, of page 3 leaves %q, want %q", n, pages[2].Text, want)
		}
	}
}

func TestPageLabel(t *testing.T) {
	for in, want := range map[string]string{"Page 3 of 10": "3", " 12 ": "12", "iv": "iv", "- 7 -": "7", "A-1": "A-1", "": ""} {
		if got := pageLabel(in); got != want {
			t.Errorf("pageLabel(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSections(t *testing.T) {
	para := strings.Repeat("palabra ñandú ", 60) // 840 characters
	text := strings.Repeat(strings.TrimSpace(para)+"\n\n", 10) + strings.Repeat("x", 7000)
	parts := sections(text)
	for i, p := range parts {
		if n := len([]rune(p)); n > sectionLength || n == 0 {
			t.Errorf("section %d has %d characters", i+1, n)
		}
	}
	if got := strings.Join(strings.Fields(strings.Join(parts, " ")), ""); got != strings.Join(strings.Fields(text), "") {
		t.Error("the sections do not hold the whole text")
	}
	if !strings.HasSuffix(parts[0], "ñandú") || strings.Count(parts[0], "\n\n") != 2 {
		t.Errorf("the first section does not end with a paragraph: …%q", parts[0][len(parts[0])-20:])
	}
}

// TestSeeds holds the real pages of one site to two promises: each starts at
// its title, and no line of its body is lost.
func TestSeeds(t *testing.T) {
	files := filesBelow(t, schematest.SharedData(t, "seeds"))
	menu := -1
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		if menu < 0 {
			for i, l := range lines {
				if l == "- 2030 AGENDA" {
					menu = i
				}
			}
		}
		r, err := Read(data, f)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(f)
		title := lines[menu+1]
		if !strings.HasPrefix(r.Pages[0].Text, strings.TrimSpace(title)) {
			t.Errorf("%s starts with %.80q, want its title %q", name, r.Pages[0].Text, title)
		}
		all := strings.Join(strings.Fields(wholeText(r)), " ")
		for _, l := range lines[menu+1:] {
			l = strings.Join(strings.Fields(mendMail(restoreOE(l))), " ")
			if !strings.Contains(all, l) {
				t.Errorf("%s lost %q", name, l)
			}
		}
		if strings.Contains(all, "uvre ") && !strings.Contains(all, "œuvre") || strings.Contains(all, "mailto") {
			t.Errorf("%s is not mended", name)
		}
	}
}
