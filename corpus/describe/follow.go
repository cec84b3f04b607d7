package describe

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// mostListed is how many values of a kind are told of a stage.
const mostListed = 20

// leftNames are the places that the text names, and how many other words the
// lexicon knows in it.
func leftNames(w *work) []string {
	var places []string
	cues, topics, bodies := 0, 0, 0
	for _, r := range w.Pages {
		for _, m := range r.Mentions {
			if m.Place >= 0 {
				places = append(places, strings.Join(strings.Fields(r.Evidence(m.First, m.End, "").Passage), " "))
			}
		}
		for _, c := range r.Starts {
			if c != 0 {
				cues++
			}
		}
		topics, bodies = topics+len(r.Topics), bodies+len(r.Organisations)
	}
	return []string{fmt.Sprintf("%d names of places: %s", len(places), listed(places)),
		fmt.Sprintf("%d other words that rules ask for, %d of topics, %d of organisations", cues, topics, bodies)}
}

// listed joins values, each once.
func listed(values []string) string {
	var out []string
	for _, v := range values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	if len(out) > mostListed {
		out = append(out[:mostListed], fmt.Sprintf("and %d more", len(out)-mostListed))
	}
	return strings.Join(out, ", ")
}

// leftField is a stage's one value.
func leftField(value func(doc *schema.Document) string) func(w *work) []string {
	return func(w *work) []string {
		if v := value(w.Doc); v != "" {
			return []string{short(v)}
		}
		return nil
	}
}

func leftContacts(w *work) []string {
	return leftList(w.Doc.Contacts, func(c schema.Contact) string { return strings.TrimSpace(c.Name + " " + c.Email) })
}

func leftEvents(w *work) []string {
	return leftList(w.Doc.Events, func(e schema.Event) string { return string(e.Date) })
}

func leftClaims(w *work) []string {
	return leftList(w.Doc.Claims, func(c schema.Claim) string {
		return fmt.Sprintf("%s %.0f %s %s", c.Corridor, c.Value, c.Unit, c.Measure)
	})
}

func leftRoutes(w *work) []string {
	return leftList(w.Doc.Routes, func(r schema.Route) string { return fmt.Sprint(r.Places) })
}

func leftTopics(w *work) []string {
	return leftList(w.Doc.Topics, func(t schema.DocTopic) string { return string(t.Topic) })
}

// leftList joins the values that a stage stated; none is nothing.
func leftList[T any](list []T, say func(T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, say(v))
	}
	if len(out) == 0 {
		return nil
	}
	return []string{listed(out)}
}

// leftCandidates is how many pairs of places may be right, of those that were
// weighed.
func leftCandidates(w *work) []string {
	n := 0
	for _, x := range w.sentences {
		n += len(x.Found)
	}
	return []string{fmt.Sprintf("%d pairs of places that may be home and host; those with next to no chance are left out", n)}
}

// leftCorridors are the corridors that are stated or suggested, and the places.
func leftCorridors(w *work) []string {
	var out []string
	code := func(c schema.DocCorridor) string { return c.Corridor.String() }
	for _, v := range []struct {
		what string
		list []string
	}{{"stated: ", leftList(w.Doc.Corridors, code)}, {"suggested: ", leftList(w.Doc.Suggestions.Corridors, code)},
		{"places: ", leftList(w.Doc.Places, func(p schema.DocPlace) string { return string(p.Place) })}} {
		if v.list != nil {
			out = append(out, v.what+v.list[0])
		}
	}
	return out
}

// leftSentences are the parts of places and the corridors that rules find in each
// sentence.
func leftSentences(w *work) []string {
	var out []string
	for _, x := range w.sentences {
		if len(x.Phrases) == 0 {
			continue
		}
		out = append(out, sentence(x))
		for _, g := range x.Phrases {
			out = append(out, "  "+named(x, g)+": "+parts(g))
		}
		for _, f := range x.Found {
			out = append(out, "  "+found(x, f))
		}
	}
	return out
}

// leftSetting is what the whole document says of its places, and the corridors of
// which one end stands in another sentence.
func leftSetting(w *work) []string {
	hosts, homes := w.whole.Main()
	var out []string
	for _, v := range []struct {
		what  string
		place int32
	}{{"most is said of this place as a host: ", hosts}, {"most is said of this place as a home: ", homes}, {"the document speaks for: ", w.whole.Speaker()}} {
		if v.place >= 0 && len(w.sentences) > 0 {
			out = append(out, v.what+string(w.sentences[0].Grammar.Places[v.place]))
		}
	}
	for _, x := range w.sentences {
		told := false
		for _, f := range x.Found {
			if f.More == nil {
				continue
			}
			if !told {
				out, told = append(out, sentence(x)), true
			}
			out = append(out, "  "+found(x, f))
		}
	}
	return out
}

// sentence is the text of a sentence, cut short.
func sentence(x *corridor.Links) string { return short(x.Evidence(x.First, x.End, "").Passage) }

func short(s string) string {
	const most = 160
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > most {
		return text.CutAt(s, most) + "…"
	}
	return s
}

// named is what a phrase of sentence x stands for: its words and its places.
func named(x *corridor.Links, g *phrase.Phrase) string {
	var places []string
	for _, p := range g.Places {
		places = append(places, string(x.Grammar.Places[p]))
	}
	codes := strings.Join(places, " ")
	if g.End <= g.First || g.End > len(x.Tokens) {
		return codes
	}
	return fmt.Sprintf("%s (%s, %s)", short(x.Evidence(g.First, g.End, "").Passage), codes, phrase.SenseNames[g.Sense])
}

// parts are those that the places of g were given one after the other, each by
// its rule.
func parts(g *phrase.Phrase) string {
	var out []string
	for i, p := range g.Parts {
		switch {
		case i+1 < len(g.Parts) && g.Parts[i+1].Role == p.Role: // a better rule says the same
		case p.Role == "":
			out = append(out, "no part, the sentence denies it")
		default:
			out = append(out, fmt.Sprintf("%s by %s", p.Role, p.Rule))
		}
	}
	if len(out) == 0 {
		return "no part"
	}
	return strings.Join(out, ", then ")
}

// found is a corridor that a rule finds in sentence x.
func found(x *corridor.Links, f corridor.Finding) string {
	return fmt.Sprintf("%s by %s", corridor.CorridorOf(x.Grammar, f), rule(f))
}

// rule is the rule of a finding, for a person.
func rule(f corridor.Finding) string {
	r, carried := strings.CutPrefix(string(f.Rule), corridor.CarriedOver)
	if carried {
		r += ", one end from another sentence"
	}
	return r
}
