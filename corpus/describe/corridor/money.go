package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// receivers makes families in a country those who receive, where the money
// comes from another and nothing else says whose it is.
func (x *Links) receivers() {
	if slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool { return g.Role == schema.RoleOrigin }) || !slices.ContainsFunc(x.Phrases, x.sends) {
		return
	}
	families := false
	for _, g := range x.Phrases {
		if x.family(g) {
			g.Play(schema.RoleOrigin, 0.75, phrase.RemitFamily)
			families = true
		}
	}
	if !families {
		x.economy()
	}
}

// sends reports whether money comes from g.
func (x *Links) sends(g *phrase.Phrase) bool {
	if g.Role != schema.RoleDestination {
		return false
	}
	return g.Rule == phrase.RemitFrom || g.Rule == phrase.RemitOf || x.Cues&text.CueRemit != 0 && (g.Rule.Under(text.CueMove) || g.Rule.Is(phrase.BeFrom))
}

// family reports whether g is where persons are or live who are not said to have
// come there.
func (x *Links) family(g *phrase.Phrase) bool {
	if g.Role != schema.RoleDestination {
		return false
	}
	switch g.Rule {
	case phrase.PersonIn, phrase.PersonAt, phrase.InPlace:
		return true
	}
	return g.Rule.IsLate() && g.Rule.Under(text.CueReside)
}

// economy makes the only other country of a sentence on money that comes from
// abroad the one that lives on it: "31 per cent of Kyrgyzstan's output".
func (x *Links) economy() {
	var only *phrase.Phrase
	for _, g := range x.Phrases {
		switch {
		case g.Role != "" || g.Sense == phrase.SenseThing:
		case only != nil || len(g.Places) > 1 || x.Grammar.Places[g.Places[0]].Kind() != schema.Country:
			return
		default:
			only = g
		}
	}
	if only != nil && only.Sense == phrase.SenseName && x.Cues&(text.CueBlock|text.CueOther) == 0 {
		only.Play(schema.RoleOrigin, 0.75, phrase.RemitEconomy)
	}
}

// money turns round the parts in a sentence that speaks of remittances and of
// no people.
func (x *Links) money() {
	if x.Cues&text.CueRemit == 0 || x.Cues&(text.CueMigrant|text.CueBorn|text.CueReside) != 0 ||
		slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool { return g.Sense == phrase.SensePeople }) {
		return
	}
	for _, g := range x.Phrases {
		if !x.flows(g) {
			continue
		}
		switch g.Role {
		case schema.RoleOrigin:
			g.Play(schema.RoleDestination, g.Weight, g.Rule)
		case schema.RoleDestination:
			g.Play(schema.RoleOrigin, g.Weight, g.Rule)
		}
		g.Play(g.Role, g.Weight, g.Rule+phrase.OfMoney)
	}
}

// flows reports whether a cue of movement governs g and what moves is money: it
// is no subject, and not listed as a source of it.
func (x *Links) flows(g *phrase.Phrase) bool {
	const moves = text.CueLeave | text.CueMove | text.CueArrive | text.CueSendPeople | text.CueDestList | text.CueOrgList
	if g.Slot == phrase.SlotSubject || !x.governed(g, moves) || x.governed(g, text.CueRemit) {
		return false
	}
	return g.Rule != phrase.DestlistList || !x.Is(g.Governor, lang.MoneySource)
}
