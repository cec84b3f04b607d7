package lexicon

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// New reads the tables of the lexicon and lets others enter phrases of
// their own.
func New(enter func(*Builder)) *Lexicon {
	k, b := CompileRules(enter)
	k.addTowns(b)
	k.Trie = b.Done()
	return k
}

// CompileRules compiles all but the gazetteer.
func CompileRules(enter func(*Builder)) (*Lexicon, *Builder) {
	b := NewBuilder()
	k := &Lexicon{}
	k.addDoubts(b)
	k.addPlaces(b)
	k.addGates(b)
	addCues(b)
	addTopics(b)
	addOrganisations(b)
	enter(b)
	k.readHosts()
	k.readPairs()
	k.Stocks = readStocks(k.Places)
	k.readStopwords(b)
	k.readMonths(b)
	k.readGiven(b)
	k.readMultipliers(b)
	k.readRates(b)
	return k, b
}

// australasia is the region whose only name is a list: who goes to "Australia
// and New Zealand" goes to either.
const australasia schema.Place = "053"

func (k *Lexicon) addPlaces(b *Builder) {
	for _, p := range schema.Places() {
		i := k.place(p)
		for _, l := range schema.Langs {
			for _, name := range schema.PlaceNames(p, l) {
				if p == australasia {
					continue // two countries, each with its own people
				}
				addName(b, name, Entry{Langs: SetOf(l), Index: i})
			}
			addDemonyms(b, l, i, schema.Demonyms(p, l))
		}
	}
	for f := range table.Rows(Files, "cities.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			b.Add(name, Entry{Form: text.FormCity, Langs: InAny, Index: k.place(schema.Place(f[0]))})
		}
	}
	for p, towns := range schema.KnownGazetteer().Towns() {
		for _, name := range towns {
			b.Add(name, Entry{Form: text.FormCity, Langs: InAny, Index: k.place(p)})
		}
	}
	for _, l := range lang.Read[len(schema.Langs):] {
		k.addNames(b, l)
	}
	k.addRegional(b) // after the cities: with a capital "Lorraine" is the region
	for f := range table.Rows(Files, "people.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			b.Add(name, Entry{Form: text.FormPeople, Langs: InAny, Index: k.place(schema.Place(f[0]))})
		}
	}
	for f := range table.Rows(Files, "nowhere.tsv", 2) {
		e := Entry{Form: text.FormNowhere, Langs: InAny}
		if f[1] != "-" {
			e = Entry{Form: text.FormCity, Langs: InAny, Index: k.place(schema.Place(f[1]))}
		}
		b.Add(f[0], e)
	}
}

// addNames enters the names of countries and peoples in a language that the
// vocabularies do not have.
func (k *Lexicon) addNames(b *Builder, l schema.Lang) {
	for f := range table.Rows(Files, "names."+string(l)+".tsv", 3) {
		i := k.place(schema.Place(f[0]))
		for name := range strings.SplitSeq(f[1], "|") {
			addName(b, name, Entry{Langs: SetOf(l), Index: i})
		}
		for base := range strings.SplitSeq(f[2], "|") {
			addDemonyms(b, l, i, lang.Demonym(l, base))
		}
	}
}

// addRegional enters what the people of a part of a country are called.
func (k *Lexicon) addRegional(b *Builder) {
	for f := range table.Rows(Files, "regional.tsv", 1+len(schema.Langs)) {
		for n, l := range schema.Langs {
			if f[n+1] == "-" {
				continue
			}
			for base := range strings.SplitSeq(f[n+1], "|") {
				addDemonyms(b, l, k.place(schema.Place(f[0])), schema.Inflect(l, base))
			}
		}
	}
}

// addDemonyms enters the forms of a demonym of l for the place of an index,
// the base form first.
func addDemonyms(b *Builder, l schema.Lang, place int32, forms []string) {
	for n, d := range forms {
		f := text.FormDemonym
		if isPlural(l, d, n) {
			f = text.FormPlural
		}
		b.Add(d, Entry{Form: f, Langs: SetOf(l), Index: place})
	}
}

// addName enters a name of a place. What is written in capitals only, such as
// "EE. UU.", counts only so.
func addName(b *Builder, name string, e Entry) {
	e.Form = text.FormName
	if strings.ToUpper(name) == name {
		e.Form = text.FormShort
	}
	if len(name) > 5 && e.Langs != SetOf(schema.English) && strings.Contains(name, " ") {
		e.Langs = InAny
	}
	b.Add(name, e)
}

func isPlural(l schema.Lang, form string, nth int) bool {
	return nth > 0 && strings.HasSuffix(form, "s") && !lang.SingularEnding.Ends(l, form)
}

func (k *Lexicon) addDoubts(b *Builder) {
	forms := map[string]text.Form{"name": text.FormName, "city": text.FormCity, "demonym": text.FormDemonym, "plural": text.FormPlural}
	for f := range table.Rows(Files, "doubtful.tsv", 5) {
		d := doubt{usual: schema.Place(f[2]), towns: f[1] == "city"}
		for p := range strings.SplitSeq(f[3], "|") {
			d.others = append(d.others, schema.Place(p))
		}
		k.doubts = append(k.doubts, d)
		n := len(k.doubts) - 1
		for phrase := range strings.SplitSeq(f[0], "|") {
			b.Add(phrase, Entry{Form: text.FormDoubtful, Langs: LangSet(forms[f[1]]) << formBits, Index: int32(n)})
		}
		k.addClues(b, n, f[4])
	}
}

// addClues enters the phrases that speak for the first other place of doubt n.
func (k *Lexicon) addClues(b *Builder, n int, phrases string) {
	if phrases == "-" {
		return
	}
	for phrase := range strings.SplitSeq(phrases, "|") {
		b.tokenizer.Learn = true
		var words []text.Word
		for _, t := range b.tokenizer.Cut(phrase) {
			words = append(words, t.Word)
		}
		k.clues.Set(words[0], append(k.clues.Of(words[0]), clue{n, words[1:]}))
	}
}

// addGates enters the names of authorities, programmes and papers that let
// people into a country.
func (k *Lexicon) addGates(b *Builder) {
	for f := range table.Rows(Files, "gates.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			e := Entry{Layer: gateLayer, Form: text.FormName, Langs: InAny, Index: k.place(schema.Place(f[0]))}
			if strings.ToUpper(name) == name {
				e.Form = text.FormShort
			}
			b.Add(name, e)
		}
	}
}

func addCues(b *Builder) {
	for f := range table.Rows(Files, "cues.tsv", 3) {
		class := slices.Index(text.CueNames, f[0])
		if class < 0 {
			panic("describe: cues.tsv: no class " + f[0])
		}
		l := schema.Lang(f[1])
		words := strings.Split(f[2], ", ")
		if f[0] == "sep" {
			b.Add(",", Entry{Layer: cueLayer, Langs: InAny, Index: int32(class)})
		}
		for _, w := range words {
			for _, form := range lang.Expand(l, strings.Trim(w, `",`)) {
				b.Add(form, Entry{Layer: cueLayer, Langs: SetOf(l), Index: int32(class)})
			}
		}
	}
}

func addTopics(b *Builder) {
	for i, t := range schema.Topics() {
		for _, l := range schema.Langs {
			for _, label := range t.Words(l) {
				b.Add(label, Entry{Layer: TopicLayer, Langs: SetOf(l), Index: int32(i)})
			}
		}
	}
}

func addOrganisations(b *Builder) {
	for i, o := range schema.Organisations() {
		for _, l := range schema.Langs {
			for _, name := range append([]string{o.Acronym[l], o.Name[l]}, o.Alt[l]...) {
				if len(name) < 2 {
					continue
				}
				e := Entry{Layer: organisationLayer, Form: text.FormName, Langs: InAny, Index: int32(i)}
				if strings.ToUpper(name) == name {
					e.Form = text.FormShort
					e.Langs = SetOf(l)
				}
				b.Add(name, e)
			}
		}
	}
}

// readHosts reads how much each country is one of immigration.
func (k *Lexicon) readHosts() {
	k.Host = map[schema.Place]float64{}
	for key, share := range table.Numbers(Files, "hosts.tsv") {
		k.Host[schema.Place(key)] = share
	}
}

// readPairs reads which way between two countries more people have moved.
func (k *Lexicon) readPairs() {
	k.Pairs = map[schema.Corridor]bool{}
	for f := range table.Rows(Files, "pairs.tsv", 2) {
		for d := range strings.FieldsSeq(f[1]) {
			k.Pairs[schema.Corridor{Origin: schema.Place(f[0]), Destination: schema.Place(d)}] = true
		}
	}
}

// readGiven reads the names of places that people bear too.
func (k *Lexicon) readGiven(b *Builder) {
	for f := range table.Rows(Files, "given.tsv", 1) {
		for name := range strings.SplitSeq(f[0], "|") {
			k.given.Set(b.tokenizer.Cut(name)[0].Word, true)
		}
	}
}
