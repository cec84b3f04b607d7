package describe

import (
	"embed"
	"github.com/simde/simde/corpus/describe/table"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

//go:embed lexicon rules annotations
var data embed.FS

// cueSet is a set of classes of cue words.
type cueSet uint64

// cueNames are the classes of cue words by their names in the data files, in
// the order of their bits.
var cueNames = []string{"deport", "return", "evacuate", "remit", "born", "recruit", "sendpeople", "leave", "transit", "arrive", "host",
	"study", "resident", "reside", "move", "migrant", "people", "person", "permit", "destlist", "orglist", "labour", "inst", "loc",
	"from", "to", "at", "in", "of", "via", "by", "with", "between", "for", "sep", "such", "det", "aux", "speech",
	"return-home", "abroad", "signal", "corridor", "other", "employer", "block", "accord", "own", "while", "share", "here", "most", "means", "where", "sport", "after", "never", "cause", "gate", "ours", "rank", "donor"}

const (
	cueDeport cueSet = 1 << iota
	cueReturn
	cueEvacuate
	cueRemit
	cueBorn
	cueRecruit
	cueSendPeople
	cueLeave
	cueTransit
	cueArrive
	cueHost
	cueStudy
	cueResident
	cueReside
	cueMove
	cueMigrant
	cuePeople
	cuePerson
	cuePermit
	cueDestList
	cueOrgList
	cueLabour
	cueInst
	cueLoc
	cueFrom
	cueTo
	cueAt
	cueIn
	cueOf
	cueVia
	cueBy
	cueWith
	cueBetween
	cueFor
	cueSep
	cueSuch
	cueDet
	cueAux
	cueSpeech
	cueHome
	cueAbroad
	cueSignal
	cueCorridor
	cueOther
	cueEmployer
	cueBlock
	cueAccord
	cueOwn
	cueWhile
	cueShare
	cueHere
	cueMost
	cueMeans
	cueWhere
	cueSport
	cueAfter
	cueNever
	cueCause
	cueGate
	cueOurs
	cueRank
	cueDonor

	cuePrepositions = cueFrom | cueTo | cueAt | cueIn | cueOf | cueVia | cueBy | cueWith | cueBetween | cueFor
	cueReversed     = cueDeport | cueReturn | cueRemit // money or people go back: home is where they go to
	cueFrames       = cueFrom - 1
	cueSettings     = cueSignal | cueGate | cueOurs | cueRank | cueDonor // what a sentence is about: governs nothing
)

// doubt is a name that may mean two places.
type doubt struct {
	usual, other schema.Place
}

// knowledge is the compiled data. It does not change once built.
type knowledge struct {
	*lexicon
	places      []schema.Place // by index of a place entry
	common      word           // the last word that is not of a town's name only
	doubts      []doubt
	forDoubt    map[word][]int // words that speak for the other place of a doubt
	stop        stopTable
	host        map[schema.Place]float64
	pairs       map[schema.Corridor]bool // the usual direction between two countries
	months      map[word]int
	given       map[word]bool // names of places that people bear too
	multipliers map[word]float64
	rates       map[schema.Lang][][]word // phrases that make a number one of each day
}

// compile reads the tables of the lexicon and lets others enter phrases of
// their own.
func compile(enter func(*builder)) *knowledge {
	k, b := compileRules(enter)
	k.addTowns(b)
	k.lexicon = b.done()
	return k
}

// compileRules compiles all but the gazetteer.
func compileRules(enter func(*builder)) (*knowledge, *builder) {
	b := newBuilder()
	k := &knowledge{forDoubt: map[word][]int{}}
	k.addDoubts(b)
	k.addPlaces(b)
	k.addGates(b)
	addCues(b)
	addTopics(b)
	addOrganisations(b)
	enter(b)
	k.readHosts()
	k.readPairs()
	k.readStopwords(b)
	k.readMonths(b)
	k.readGiven(b)
	k.readMultipliers(b)
	k.readRates(b)
	return k, b
}

func (k *knowledge) place(p schema.Place) int32 {
	if i := slices.Index(k.places, p); i >= 0 {
		return int32(i)
	}
	if !p.Known() {
		panic("describe: no place " + string(p))
	}
	k.places = append(k.places, p)
	return int32(len(k.places) - 1)
}

// australasia is the region whose only name is a list: who goes to "Australia
// and New Zealand" goes to either.
const australasia schema.Place = "053"

func (k *knowledge) addPlaces(b *builder) {
	for _, p := range schema.Places() {
		i := k.place(p)
		for _, l := range schema.Langs {
			for _, name := range schema.PlaceNames(p, l) {
				if p == australasia {
					continue // two countries, each with its own people
				}
				addName(b, name, entry{langs: setOf(l), index: i})
			}
			for n, d := range schema.Demonyms(p, l) {
				f := formDemonym
				if isPlural(l, d, n) {
					f = formPlural
				}
				b.add(d, entry{form: f, langs: setOf(l), index: i})
			}
		}
	}
	for f := range table.Rows(data, "lexicon/cities.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			b.add(name, entry{form: formCity, langs: inAny, index: k.place(schema.Place(f[0]))})
		}
	}
	for f := range table.Rows(data, "lexicon/people.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			b.add(name, entry{form: formPeople, langs: inAny, index: k.place(schema.Place(f[0]))})
		}
	}
	for f := range table.Rows(data, "lexicon/nowhere.tsv", 2) {
		e := entry{form: formNowhere, langs: inAny}
		if f[1] != "-" {
			e = entry{form: formCity, langs: inAny, index: k.place(schema.Place(f[1]))}
		}
		b.add(f[0], e)
	}
}

// addName enters a name of a place. What is written in capitals only, such as
// "EE. UU.", counts only so.
func addName(b *builder, name string, e entry) {
	e.form = formName
	if strings.ToUpper(name) == name {
		e.form = formShort
	}
	if len(name) > 5 && e.langs != inEnglish && strings.Contains(name, " ") {
		e.langs = inAny
	}
	b.add(name, e)
}

func isPlural(l schema.Lang, form string, nth int) bool {
	return nth > 0 && strings.HasSuffix(form, "s") && (l != schema.French || !strings.HasSuffix(form, "ais") && !strings.HasSuffix(form, "ois"))
}

func (k *knowledge) addDoubts(b *builder) {
	forms := map[string]form{"name": formName, "city": formCity, "demonym": formDemonym, "plural": formPlural}
	for f := range table.Rows(data, "lexicon/doubtful.tsv", 5) {
		k.doubts = append(k.doubts, doubt{schema.Place(f[2]), schema.Place(f[3])})
		n := len(k.doubts) - 1
		for phrase := range strings.SplitSeq(f[0], "|") {
			b.add(phrase, entry{form: formDoubtful, langs: langSet(forms[f[1]]) << 4, index: int32(n)})
		}
		for phrase := range strings.SplitSeq(f[4], "|") {
			b.tokenizer.learn = true
			for i, t := range b.tokenizer.cut(phrase) {
				if i == 0 {
					k.forDoubt[t.word] = append(k.forDoubt[t.word], n)
				}
			}
		}
	}
}

// addGates enters the names of authorities, programmes and papers that let
// people into a country.
func (k *knowledge) addGates(b *builder) {
	for f := range table.Rows(data, "lexicon/gates.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			e := entry{layer: gateLayer, form: formName, langs: inAny, index: k.place(schema.Place(f[0]))}
			if strings.ToUpper(name) == name {
				e.form = formShort
			}
			b.add(name, e)
		}
	}
}

func addCues(b *builder) {
	for f := range table.Rows(data, "lexicon/cues.tsv", 3) {
		class := slices.Index(cueNames, f[0])
		if class < 0 {
			panic("describe: cues.tsv: no class " + f[0])
		}
		l := schema.Lang(f[1])
		words := strings.Split(f[2], ", ")
		if f[0] == "sep" {
			b.add(",", entry{layer: cueLayer, langs: inAny, index: int32(class)})
		}
		for _, w := range words {
			for _, form := range expand(l, strings.Trim(w, `",`)) {
				b.add(form, entry{layer: cueLayer, langs: setOf(l), index: int32(class)})
			}
		}
	}
}

func addTopics(b *builder) {
	for i, t := range schema.Topics() {
		for _, l := range schema.Langs {
			for _, label := range t.Words(l) {
				b.add(label, entry{layer: topicLayer, langs: setOf(l), index: int32(i)})
			}
		}
	}
}

func addOrganisations(b *builder) {
	for i, o := range schema.Organisations() {
		for _, l := range schema.Langs {
			for _, name := range append([]string{o.Acronym[l], o.Name[l]}, o.Alt[l]...) {
				if len(name) < 2 {
					continue
				}
				e := entry{layer: organisationLayer, form: formName, langs: inAny, index: int32(i)}
				if strings.ToUpper(name) == name {
					e.form = formShort
					e.langs = setOf(l)
				}
				b.add(name, e)
			}
		}
	}
}

// readHosts reads how much each country is one of immigration.
func (k *knowledge) readHosts() {
	k.host = map[schema.Place]float64{}
	for key, share := range table.Numbers(data, "lexicon/hosts.tsv") {
		k.host[schema.Place(key)] = share
	}
}

// readPairs reads which way between two countries more people have moved.
func (k *knowledge) readPairs() {
	k.pairs = map[schema.Corridor]bool{}
	for f := range table.Rows(data, "lexicon/pairs.tsv", 2) {
		for d := range strings.FieldsSeq(f[1]) {
			k.pairs[schema.Corridor{Origin: schema.Place(f[0]), Destination: schema.Place(d)}] = true
		}
	}
}

// readGiven reads the names of places that people bear too.
func (k *knowledge) readGiven(b *builder) {
	k.given = map[word]bool{}
	for f := range table.Rows(data, "lexicon/given.tsv", 1) {
		for name := range strings.SplitSeq(f[0], "|") {
			k.given[b.tokenizer.cut(name)[0].word] = true
		}
	}
}
