package word

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/simde/simde/schema"
)

func TestScan(t *testing.T) {
	for in, want := range map[string]string{
		"mise en œuvre":              "mise en œuvre",
		"l’homme, l'Espagne d’été":   "homme Espagne été",
		"aujourd'hui":                "aujourd hui",
		"women's rights":             "women rights",
		"O'Brien":                    "O Brien",
		"U.S. and EE. UU. y EE.UU.!": "U.S and EE. UU y EE.UU",
		"aux É.-U. et en É. U.":      "aux É.-U et en É U",
		"Être. Ne pas":               "Être Ne pas",
		"1,234 o 1.234.567 y 3.5":    "1,234 o 1.234.567 y 3 5",
		"COVID-19 États-Unis":        "COVID 19 États Unis",
		"A/RES/70/1":                 "A RES 70 1",
		"a. b":                       "a b",
		"移民 x":                       "移 民 x",
		"migracio\u0301n":            "migracio\u0301n",
		"":                           "",
		"¡… —!":                      "",
	} {
		var got []string
		for s := (scanner{text: in}); s.next(); {
			got = append(got, in[s.start:s.end])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("words of %q = %q, want %q", in, got, want)
		}
	}
}

// TestMeet lists pairs that must meet or stay apart, in one language each.
func TestMeet(t *testing.T) {
	type pair struct{ a, b string }
	for l, ps := range map[schema.Lang][]pair{
		schema.Spanish: {{"migracion", "Migraciones"}, {"migración", "migracio\u0301n"}, {"niño", "nino"}, {"niños", "niña"}, {"paises", "países"},
			{"luz", "luces"}, {"mujer", "mujeres"}, {"remesa", "remesas"}, {"interés", "intereses"}, {"deportado", "deportar"}, {"deportados", "deportada"}, {"familiar", "familiares"},
			{"evacuaron", "evacuado"}, {"evacuar", "evacuarían"}, {"construyó", "construir"}, {"apareció", "aparecer"}, {"recibió", "recibir"}, {"adoptarse", "adoptado"}, {"vivir", "vivieron"}, {"recibiendo", "recibidos"}, {"asisten", "asiste"},
			{"trabaja", "trabajará"}, {"piden", "pidieron"}, {"murió", "mueren"}, {"produjo", "produce"}, {"busqué", "busca"}, {"venzan", "venció"},
			{"puede", "podría"}, {"contiene", "contuvo"}, {"escrito", "escribe"}, {"propuestas", "proponer"}, {"acuerdos", "acordar"}, {"informes", "informa"}, {"leyó", "leemos"},
			{"recientemente", "reciente"}, {"órdenes", "orden"}, {"marroquí", "marroquíes"}, {"hindú", "hindúes"}, {"serie", "series"}, {"inglés", "ingleses"}, {"irlandés", "irlandeses"}, {"canadiense", "canadienses"}, {"resumen", "resúmenes"}, {"parte", "partes"}, {"coste", "costes"}, {"presidente", "presidenta"}, {"supera", "superando"},
			{"alemán", "alemanes"}, {"agraria", "agrario"}, {"imagen", "imágenes"}, {"economía", "economías"}},
		schema.English: {{"women", "woman"}, {"children", "child"}, {"organisation", "organizations"}, {"labour", "labor"}, {"remittance", "remittances"},
			{"policy", "policies"}, {"naïve", "naive"}, {"programme", "programs"}, {"migrating", "migrated"},
			{"fled", "fleeing"}, {"sent", "sending"}, {"withdrawn", "withdraw"}, {"undertook", "undertaking"}},
		schema.French: {{"œuvre", "oeuvres"}, {"cœur", "coeur"}, {"état", "etats"}, {"réfugié", "refugiees"}, {"noël", "noel"}, {"national", "nationaux"},
			{"l’homme", "hommes"}, {"migratoire", "migratoires"}, {"européenne", "européen"}, {"active", "actif"}, {"première", "premier"},
			{"isoleront", "isoler"}, {"finissent", "finir"}, {"nécessitaient", "nécessiter"}, {"ressentir", "ressenti"},
			{"comptait", "compter"}, {"fonda", "fondée"}, {"mangeaient", "manger"}, {"appelle", "appeler"}, {"envoient", "envoyé"}, {"écrivait", "écrit"}, {"devient", "devenu"},
			{"puissent", "pourra"}, {"construisent", "construite"}, {"atteignit", "atteinte"}, {"naquit", "naître"}, {"choisit", "choisissent"}, {"reçues", "recevront"},
			{"récemment", "récents"}, {"constamment", "constante"}, {"déplacements", "déplacées"}, {"régularisation", "régularisé"}, {"publications", "publie"}, {"établissement", "établir"},
			{"directrice", "directeurs"}, {"préciser", "précisent"}, {"travaillent", "travailler"}, {"indiquent", "indiqué"}, {"présidents", "présidente"}, {"excellent", "excellente"}},
	} {
		for _, p := range ps {
			a, b := Stems(p.a, l), Stems(p.b, l)
			if l == schema.English && p.b == "US" {
				a, b = Forms(p.a), Forms(p.b)
			}
			if len(a) == 0 || !cmp.Equal(a, b) {
				t.Errorf("%s: %q and %q are read %q and %q", l, p.a, p.b, a, b)
			}
		}
	}
	for l, ps := range map[schema.Lang][]pair{
		schema.Spanish: {{"migrante", "migración"}, {"deporte", "deportados"}, {"refugio", "refugiados"}, {"trata", "tratado"}, {"parte", "partido"}, {"sobre", "sobró"},
			{"muro", "murió"}, {"sala", "salió"}, {"alimentaria", "alimentar"}, {"vino", "vinieron"}, {"dios", "dieron"}, {"cada", "caer"}, {"supera", "supo"}},
		schema.English: {{"remit", "remote"}},
		schema.French: {{"port", "porte-parole"}, {"migrants", "migration"}, {"résidents", "résidaient"}, {"option", "optons"}, {"fonds", "fonder"}, {"parlement", "parler"}, {"acteur", "acte"},
			{"moteur", "mot"}, {"cours", "courir"}, {"entreprise", "entreprendre"}, {"continent", "contenir"}, {"ressortissants", "ressortir"}, {"tente", "tenter"}, {"également", "égaler"}, {"armée", "armateur"}},
	} {
		for _, p := range ps {
			if a, b := Stems(p.a, l), Stems(p.b, l); cmp.Equal(a, b) {
				t.Errorf("%s: %q and %q are both read %q", l, p.a, p.b, a)
			}
		}
	}
}

// TestAcronyms: what is written as an acronym keeps its letters; what stands in
// a heading in capitals does not.
func TestAcronyms(t *testing.T) {
	for _, c := range []struct {
		text string
		lang schema.Lang
		want string // of the first word that is an acronym
	}{
		{"holders of TPS in 2020", schema.English, "TPS"},
		{"TPS", schema.English, "TPS"},
		{"the tp of tps", schema.English, ""},
		{"in the US since", schema.English, "US"},
		{"it told us so", schema.English, ""},
		{"the U.S. border", schema.English, "US"},
		{"en EE. UU. desde", schema.Spanish, "EEUU"},
		{"aux É.-U. depuis", schema.French, "EU"},
		{"La OIM y la ONU", schema.Spanish, "OIM"},
		{"NIÑOS EN LA FRONTERA", schema.Spanish, ""},
		{"NIÑOS EN LA FRONTERA\nLos niños", schema.Spanish, ""},
		{"LEY", schema.Spanish, "LEY"},
		{"the US DHS said", schema.English, "US"},
		{"accès à l'eau", schema.French, ""},
		{"l'EAU et le Qatar", schema.French, "EAU"},
		{"Migrants", schema.English, ""},
		{"NGOs and IDPs", schema.English, ""},
	} {
		got := ""
		for _, k := range Tokens(c.text, c.lang) {
			if k.Stem != "" && k.Stem == Acronym(k.Form) && k.Form != k.Stem {
				got = k.Stem
				break
			}
		}
		if got != c.want {
			t.Errorf("acronym of %q = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSingular(t *testing.T) {
	for _, c := range []struct {
		lang schema.Lang
		a, b string
		same bool
	}{
		{schema.Spanish, "trabajadores", "trabajador", true}, {schema.Spanish, "leyes", "ley", true}, {schema.Spanish, "luces", "luz", true},
		{schema.Spanish, "costos", "costa", false}, {schema.Spanish, "vivienda", "viviendo", false}, {schema.Spanish, "migrantes", "migracion", false},
		{schema.English, "minors", "minor", true}, {schema.English, "minors", "minorities", false}, {schema.English, "countries", "country", true},
		{schema.English, "legal", "legalization", false}, {schema.English, "house", "housing", false}, {schema.English, "aides", "aids", false},
		{schema.Spanish, "estadounidenses", "estadounidense", true}, {schema.Spanish, "clases", "clase", true}, {schema.Spanish, "avances", "avance", true},
		{schema.Spanish, "franceses", "frances", true}, {schema.Spanish, "ingleses", "ingles", true}, {schema.Spanish, "intereses", "interes", true},
		{schema.Spanish, "indices", "indice", true}, {schema.Spanish, "paises", "pais", true}, {schema.Spanish, "jueces", "juez", true},
		{schema.English, "analyses", "analysis", true}, {schema.English, "censuses", "census", true}, {schema.English, "news", "new", false},
		{schema.French, "travaux", "travail", true}, {schema.French, "fois", "foi", false}, {schema.French, "lois", "loi", true}, {schema.French, "cours", "cour", false},
		{schema.French, "refugies", "refugie", true}, {schema.French, "nationaux", "national", true}, {schema.French, "front", "frontex", false},
	} {
		if got := Singular(c.a, c.lang) == Singular(c.b, c.lang); got != c.same {
			t.Errorf("%s: %q and %q have one singular: %v, want %v", c.lang, c.a, c.b, got, c.same)
		}
	}
	for _, c := range []struct {
		lang      schema.Lang
		form, one string
	}{
		{schema.Spanish, "estadounidenses", "estadounidense"}, {schema.Spanish, "costarricenses", "costarricense"}, {schema.Spanish, "frances", "frances"},
		{schema.Spanish, "bases", "base"}, {schema.Spanish, "gases", "gas"}, {schema.Spanish, "analisis", "analisis"}, {schema.Spanish, "alcances", "alcance"},
		{schema.English, "species", "species"}, {schema.English, "men", "man"}, {schema.English, "viruses", "virus"}, {schema.English, "clauses", "clause"},
		{schema.French, "precis", "precis"}, {schema.French, "francais", "francais"}, {schema.French, "delais", "delai"}, {schema.French, "pays", "pays"}, {schema.French, "taux", "taux"},
	} {
		if got := Singular(c.form, c.lang); got != c.one {
			t.Errorf("%s: singular of %q = %q, want %q", c.lang, c.form, got, c.one)
		}
	}
}

func TestFeminine(t *testing.T) {
	for _, c := range []struct {
		lang     schema.Lang
		in, want string
	}{
		{schema.Spanish, "refugiados", "refugiada"}, {schema.Spanish, "niños", "niña"}, {schema.Spanish, "trabajadores migrantes", "trabajadora migrantes"},
		{schema.Spanish, "vivienda", ""}, {schema.Spanish, "trata", ""}, {schema.Spanish, "giros", ""},
		{schema.French, "réfugiés", "réfugiée"}, {schema.French, "travailleurs", "travailleuse"}, {schema.French, "traite", ""}, {schema.French, "attaque", ""},
		{schema.English, "workers", ""},
	} {
		got, ok := Feminine(c.in, c.lang)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: feminine of %q = %q, %v; want %q", c.lang, c.in, got, ok, c.want)
		}
	}
}

// TestLongWords: a word longer than any of a language is cut off after it is
// folded, on both sides.
func TestLongWords(t *testing.T) {
	for _, w := range []string{strings.Repeat("a", 700), strings.Repeat("\ufdfa", 1365), strings.Repeat("é", 300)} {
		for _, k := range Tokens(w, schema.English) {
			if n := utf8.RuneCountInString(k.Form); n > Longest {
				t.Errorf("a word of %d letters is read as one of %d", utf8.RuneCountInString(w), n)
			}
		}
	}
}

func TestPositionsCountStopWords(t *testing.T) {
	got := Tokens("programa de retorno", schema.Spanish)
	if len(got) != 3 || got[2].Pos != 3 || got[1].Stem != "" || got[2].Stem == "" {
		t.Errorf("tokens = %+v", got)
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("L’Œuvre d’été, U.S. 1,234 — 移民", "fr")
	f.Add("a.b.\xff", "es")
	f.Fuzz(func(t *testing.T, text, lang string) {
		end, pos := 0, 0
		for _, k := range Tokens(text, schema.Lang(lang)) {
			if k.Start < end || k.End <= k.Start || k.Pos <= pos || k.Form == "" {
				t.Fatalf("token %+v of %q after offset %d", k, text, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[k.Start:k.End]) {
				t.Fatalf("token %+v of %q cuts a character", k, text)
			}
			end, pos = k.End, k.Pos
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat("Les transferts de fonds des migrants d’Amérique centrale ont augmenté de 12 % en 2015. ", 40)
	var a Analyzer
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		a.Tokens(text, schema.French)
	}
}
