package topic

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// topicIndex returns the place of a topic in the thesaurus; a table that names
// one that it does not have is a defect of the program.
func topicIndex(table, id string) int32 {
	i := slices.IndexFunc(schema.Topics(), func(t schema.Topic) bool { return string(t.ID) == id })
	if i < 0 {
		panic("describe: " + table + ": no topic " + id)
	}
	return int32(i)
}

// readHints enters the words that speak for concepts.
func (k *Tables) readHints(b *lexicon.Builder) {
	phrases := map[string]int32{}
	for f := range table.Rows(Files, "hints.tsv", 4) {
		topic, l, strength := topicIndex("hints.tsv", f[0]), schema.Lang(f[1]), f[2]
		for phrase := range strings.SplitSeq(f[3], ", ") {
			for _, form := range lang.Expand(l, phrase) {
				switch strength {
				case "label":
					b.Add(form, lexicon.Entry{Layer: lexicon.TopicLayer, Langs: lexicon.SetOf(l), Index: topic})
				case "strong", "weak":
					k.addHint(b, phrases, form, l, hint{topic, strength == "strong"})
				default:
					panic("describe: hints.tsv: no strength " + strength)
				}
			}
		}
	}
}

func (k *Tables) addHint(b *lexicon.Builder, phrases map[string]int32, form string, l schema.Lang, h hint) {
	key := string(l) + schema.Fold(form)
	n, ok := phrases[key]
	if !ok {
		n = int32(len(k.hints))
		phrases[key] = n
		k.hints = append(k.hints, nil)
		k.HintNames = append(k.HintNames, string(l)+" "+schema.Fold(form))
		b.Add(form, lexicon.Entry{Layer: lexicon.HintLayer, Langs: lexicon.SetOf(l), Index: n})
	}
	if !slices.ContainsFunc(k.hints[n], func(x hint) bool { return x.topic == h.topic }) {
		k.hints[n] = append(k.hints[n], h)
	}
}

// readCueHints reads which classes of cue words speak for a concept.
func (k *Tables) readCueHints() {
	for f := range table.Rows(Files, "cuehints.tsv", 2) {
		class := slices.Index(text.CueNames, f[0])
		if class < 0 {
			panic("describe: cuehints.tsv: no class " + f[0])
		}
		k.cueHints[class] = 1 + topicIndex("cuehints.tsv", f[1])
	}
}

// ReadTables reads the tables, and enters the phrases that speak for a
// topic in the lexicon.
func ReadTables(b *lexicon.Builder) *Tables {
	t := &Tables{}
	t.readHints(b)
	t.readCueHints()
	t.readShares()
	t.readOrdinary()
	return t
}

// readShares reads in what share of texts each topic is named and each hint
// stands.
func (k *Tables) readShares() {
	shares, means, hints := map[schema.Term]float64{}, map[schema.Term]float64{}, map[string]float64{}
	for f := range table.Rows(Files, "shares.tsv", 3) {
		share, err := strconv.ParseFloat(f[2], 64)
		switch {
		case err != nil:
			panic("describe: shares.tsv: " + err.Error())
		case f[0] == "topic":
			shares[schema.Term(f[1])] = share
		default:
			hints[f[1]] = share
		}
	}
	k.weighHints(hints)
	for key, factor := range table.Numbers(Files, "means.tsv") {
		means[schema.Term(key)] = factor
	}
	k.topicNumber = map[schema.Term]int32{}
	for i, t := range schema.Topics() {
		k.topicNumber[t.ID] = int32(i)
		matter, ok := means[t.ID]
		if !ok {
			matter = 1
		}
		k.matter, k.specificity = append(k.matter, matter), append(k.specificity, specificity(shares[t.ID], matter))
	}
}

// weighHints gives each hint its weight: 1 where hardly any text has it, and
// the less the more have it, by the logarithm of their share.
func (k *Tables) weighHints(shares map[string]float64) {
	const floor = 0.01 // rarer still says no more
	k.rarity = make([]float64, len(k.hints))
	for n, name := range k.HintNames {
		k.rarity[n] = math.Pow(math.Log(1/(shares[name]+floor))/math.Log(1/floor), 2)
	}
}

// readOrdinary reads the labels that are ordinary words too.
func (k *Tables) readOrdinary() {
	k.ordinary = map[int32]map[string]bool{}
	for f := range table.Rows(Files, "ordinary.tsv", 3) {
		topic := topicIndex("ordinary.tsv", f[0])
		for words := range strings.SplitSeq(f[2], ", ") {
			if k.ordinary[topic] == nil {
				k.ordinary[topic] = map[string]bool{}
			}
			k.ordinary[topic][words] = true
		}
	}
}
