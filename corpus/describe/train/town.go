package main

import (
	"cmp"
	"embed"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/field"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// What makes a town one of the table: how many people, but for townRanked, a
// number of towns, and townDwarfs, a factor.
const (
	townBig      = 100_000 // of any country
	townRanked   = 60      // the largest of each country, from townSmall up
	townSmall    = 10_000
	townCapital  = 5_000   // the largest of a first-level region
	townSpelled  = 50_000  // its other spellings count too
	townDwarfs   = 10      // it has so many times the people of the next of its name
	townNamesake = 5_000   // it is noted beside a better known one of its name
	regionPeople = 200_000 // what a region counts for, at least, where it shares a name
	townUnknown  = 500     // what a town counts for of which GeoNames has no number
)

// settlement is a town or a first-level region as GeoNames lists it.
type settlement struct {
	Name       string
	Country    string   `json:"countrycode"`
	Region     string   `json:"admin1code"`
	People     int      `json:"population"`
	Alternates []string `json:"alternatenames"`
}

// gatherTowns writes lexicon/towns.tsv: the towns and first-level regions of
// GeoNames whose name says which country is meant. dir is laid out as the
// folder of real material is, whose texts say which names are also words;
// cities is a file of GeoNames with the number of people: a JSON object of
// towns by number.
func gatherTowns(w io.Writer, dir, cities string) error {
	towns, err := readSettlements(cities)
	if err != nil {
		return fmt.Errorf("towns: %w", err)
	}
	regions, err := readRegions(filepath.Join(dir, "vocab", "geonames_admin1.csv"), towns)
	if err != nil {
		return fmt.Errorf("regions: %w", err)
	}
	g := newGazetteer(towns, regions)
	g.choose()
	if g.uses, err = readUses(dir, g.names()); err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	g.dropWords()
	return g.write(w)
}

// readSettlements reads the towns, the largest first.
func readSettlements(path string) ([]settlement, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var byNumber map[string]settlement
	if err := json.Unmarshal(text, &byNumber); err != nil {
		return nil, err
	}
	towns := slices.Collect(maps.Values(byNumber))
	for i, t := range towns {
		towns[i].Name = strings.TrimSpace(t.Name)
	}
	slices.SortFunc(towns, func(a, b settlement) int {
		return cmp.Or(b.People-a.People, cmp.Compare(a.Country, b.Country), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Region, b.Region))
	})
	return towns, nil
}

//go:embed regions.tsv
var regionTable embed.FS

// regionWords are left out of the name of a first-level region.
func regionWords() []string {
	var out []string
	for f := range table.Rows(regionTable, "regions.tsv", 1) {
		out = append(out, " "+f[0])
	}
	return out
}

// readRegions reads the first-level regions, each with the people of its towns.
func readRegions(path string, towns []settlement) (regions []settlement, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, f.Close()) }()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	people := map[string]int{}
	for _, t := range towns {
		people[t.Country+"."+t.Region] += t.People
	}
	for _, l := range lines[1:] {
		country, region, _ := strings.Cut(l[0], ".")
		name := l[1]
		for _, word := range regionWords() {
			name = strings.TrimSuffix(name, word)
		}
		regions = append(regions, settlement{Name: name, Country: country, Region: region, People: people[l[0]]})
	}
	return regions, nil
}

// gazetteer chooses names.
type gazetteer struct {
	towns, regions []settlement
	claims         map[string]map[string]float64 // by folded name and country: the people of the largest place of that name
	known          *lexicon.Lexicon              // all but the towns
	chosen         map[string]choice             // by folded name
	uses           map[string]*uses
}

// choice is a name that was chosen.
type choice struct{ name, country string }

func newGazetteer(towns, regions []settlement) *gazetteer {
	known, b := lexicon.CompileRules(func(b *lexicon.Builder) {
		field.ReadTables(b)
		topic.ReadTables(b)
	})
	known.Trie = b.Done()
	g := &gazetteer{towns: towns, regions: regions, known: known, claims: map[string]map[string]float64{}, chosen: map[string]choice{}}
	for _, r := range regions {
		g.claim(r.Name, r.Country, float64(max(r.People, regionPeople)))
	}
	for _, t := range towns {
		people := float64(max(t.People, townUnknown))
		g.claim(t.Name, t.Country, people)
		for _, a := range t.Alternates {
			if len(a) > 3 && strings.ToUpper(a) != a {
				g.claim(a, t.Country, 0.3*people) // another name is heard less
			}
		}
	}
	return g
}

func folded(name string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("-", " ", "'", "' ").Replace(schema.Fold(name))), " ")
}

func (g *gazetteer) claim(name, country string, people float64) {
	key := folded(name)
	if g.claims[key] == nil {
		g.claims[key] = map[string]float64{}
	}
	g.claims[key][country] = max(g.claims[key][country], people)
}

// choose takes the names of the larger towns and of the regions.
func (g *gazetteer) choose() {
	rank, capital := map[string]int{}, map[string]bool{}
	for _, t := range g.towns {
		region := t.Country + "." + t.Region
		rank[t.Country]++
		takes := t.People >= townBig || rank[t.Country] <= townRanked && t.People >= townSmall || !capital[region] && t.People >= townCapital
		capital[region] = true
		if !takes {
			continue
		}
		g.take(t.Name, t)
		for _, a := range t.Alternates {
			if t.People >= townSpelled && spelling(t, a) {
				g.take(a, t)
			}
		}
	}
	for _, r := range g.regions {
		g.take(r.Name, r)
	}
}

// romanised are the countries whose names of towns are written in other scripts
// or tongues, so that texts spell them in more than one way.
var romanised = []schema.Place{"AF", "BD", "BY", "DJ", "DZ", "EG", "ER", "ET", "GE", "IQ", "IR", "JO", "KG", "KH", "KZ", "LA", "LB", "LK", "LY",
	"MA", "MM", "MR", "NP", "PK", "PS", "RU", "SA", "SD", "SO", "SS", "SY", "TD", "TJ", "TM", "TN", "UA", "UZ", "YE"}

// spelling reports whether alternate is the name of t in another spelling of
// the same sounds.
func spelling(t settlement, alternate string) bool {
	plain := !strings.ContainsFunc(alternate, func(r rune) bool { return r >= utf8.RuneSelf })
	return plain && len(alternate) > 4 && alternate[0] == t.Name[0] && slices.Contains(romanised, schema.Place(t.Country)) && sounds(alternate) == sounds(t.Name)
}

var sameSounds = strings.NewReplacer("kh", "h", "gh", "g", "ou", "u", "oo", "u", "ee", "i", "dj", "i", "q", "k", "y", "i", "j", "i", "w", "v", "'", "", " ", "")

// sounds writes a name so that most ways to spell its sounds fall together.
func sounds(name string) string {
	return string(slices.Compact([]byte(sameSounds.Replace(folded(name)))))
}

// names are the chosen names by their keys.
func (g *gazetteer) names() map[string]string {
	out := map[string]string{}
	for key, c := range g.chosen {
		out[key] = c.name
	}
	return out
}

// take enters a name of a town if it says which country is meant.
func (g *gazetteer) take(name string, t settlement) {
	key := folded(name)
	if tooShort(key, t.People) || !proper(name) || strings.ContainsAny(name, "0123456789()/,.") || !schema.Place(t.Country).Known() || knows(g.known, name) {
		return
	}
	for country, people := range g.claims[key] {
		if country != t.Country && people*townDwarfs > g.claims[key][t.Country] {
			return
		}
	}
	if _, have := g.chosen[key]; !have {
		g.chosen[key] = choice{name, t.Country}
	}
}

// tooShort reports whether a name has too few letters for a town of so many
// people: short names are words and names of persons in some language.
func tooShort(key string, people int) bool {
	switch len(key) {
	case 0, 1, 2, 3:
		return true
	case 4:
		return people < 3*townBig
	case 5:
		return people < townBig/2
	}
	return false
}

// proper reports whether the words of a name have capitals, but for small ones.
func proper(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) && len(word) > 3 || strings.Trim(word, "IVX") == "" {
			return false
		}
	}
	return true
}

// knows reports whether the lexicon has the whole phrase already.
func knows(k *lexicon.Lexicon, phrase string) bool {
	z := k.Cutter()
	tokens := z.Cut(phrase)
	whole := false
	k.At(tokens, 0, func(end int, e lexicon.Entry) {
		whole = whole || end == len(tokens) && e.Layer != lexicon.HintLayer
	})
	return whole
}

// dropWords leaves out the names that texts use as words or as parts of other
// names, and those of lexicon/notowns.tsv.
func (g *gazetteer) dropWords() {
	for key, u := range g.uses {
		if u.lower*10 > u.alone || u.beside > 3*u.alone && u.beside > 2 {
			delete(g.chosen, key)
		}
	}
	for f := range table.Rows(lexicon.Files, "notowns.tsv", 1) {
		for name := range strings.FieldsSeq(f[0]) {
			delete(g.chosen, strings.ReplaceAll(name, "_", " "))
		}
	}
}

// write writes the names by country, and then for every name that the lexicon
// has of a town the other countries that have one of that name.
func (g *gazetteer) write(w io.Writer) error {
	byCountry := map[string][]string{}
	for _, c := range g.chosen {
		byCountry[c.country] = append(byCountry[c.country], c.name)
	}
	if err := writeNames(w, "", byCountry); err != nil {
		return err
	}
	return writeNames(w, "~", g.namesakes())
}

// namesakes lists by country the names of its towns that the lexicon has as
// names of another country's.
func (g *gazetteer) namesakes() map[string][]string {
	out, seen := map[string][]string{}, map[choice]bool{}
	for _, t := range slices.Concat(g.regions, g.towns) {
		key := folded(t.Name)
		c, chosen := g.chosen[key]
		if t.People < townNamesake || !schema.Place(t.Country).Known() || seen[choice{key, t.Country}] || chosen && c.country == t.Country || !chosen && !namesElsewhere(g.known, t) {
			continue
		}
		seen[choice{key, t.Country}] = true
		out[t.Country] = append(out[t.Country], t.Name)
	}
	return out
}

// namesElsewhere reports whether the lexicon has the name of t as one of
// another country's town.
func namesElsewhere(k *lexicon.Lexicon, t settlement) bool {
	z := k.Cutter()
	tokens := z.Cut(t.Name)
	town, own := false, false
	k.At(tokens, 0, func(end int, e lexicon.Entry) {
		if end != len(tokens) || e.Layer != lexicon.PlaceLayer {
			return
		}
		town = town || e.Form == text.FormCity || e.Form == text.FormDoubtful && e.DoubtfulForm() == text.FormCity
		own = own || e.Form == text.FormCity && k.Places[e.Index] == schema.Place(t.Country)
	})
	return town && !own
}

func writeNames(w io.Writer, mark string, byCountry map[string][]string) error {
	for _, country := range slices.Sorted(maps.Keys(byCountry)) {
		names := byCountry[country]
		slices.Sort(names)
		if _, err := fmt.Fprintf(w, "%s%s\t%s\n", mark, country, strings.Join(names, "|")); err != nil {
			return err
		}
	}
	return nil
}
