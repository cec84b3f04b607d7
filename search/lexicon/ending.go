package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// The bounds of what is learned of endings.
const (
	longestEnding = 6
	leastBefore   = 3   // letters before an ending
	leastPairs    = 4   // pairs of words that an ending was seen in
	leastShare    = 0.1 // of them that end alike in the other language
	mostEndings   = 4   // ways to write an ending
	mostGuesses   = 6   // words made up of one
)

// endings counts how words that two languages share end in them: by the ending
// of the stem in the one, the endings of the commonest form in the other.
type endings map[string]map[string]float64

// add learns from a pair: "administracion", "administration".
func (e endings) add(stem, form string, p float64) {
	same := 0
	for same < len(stem) && same < len(form) && stem[same] == form[same] {
		same++
	}
	if same < leastBefore {
		return
	}
	for at := same; at >= max(leastBefore, len(stem)-longestEnding); at-- {
		if e[stem[at:]] == nil {
			e[stem[at:]] = map[string]float64{}
		}
		e[stem[at:]][form[at:]] += p
	}
}

// lines writes the endings that were seen often enough, sorted.
func (e endings) lines() []string {
	var out []string
	for end, row := range e {
		total := 0.0
		for _, n := range row {
			total += n
		}
		if total < leastPairs {
			continue
		}
		var ts []Translation
		for t, n := range row {
			if n/total >= leastShare {
				ts = append(ts, Translation{t, n / total})
			}
		}
		if len(ts) > 0 {
			out = append(out, end+written(ts, mostEndings))
		}
	}
	slices.Sort(out)
	return out
}

// written writes the likeliest translations with their percentages.
func written(ts []Translation, most int) string {
	slices.SortFunc(ts, func(a, b Translation) int {
		return cmp.Or(cmp.Compare(b.P, a.P), strings.Compare(a.Text, b.Text))
	})
	var b strings.Builder
	for _, t := range ts[:min(most, len(ts))] {
		fmt.Fprintf(&b, "\t%s %d", t.Text, min(99, int(100*t.P+0.5)))
	}
	return b.String()
}

// Guess makes up how a word that the table lacks might be written in another
// language, by how words that look alike end in both. Most of what it returns
// is no word at all, and then finds nothing.
func (t *Table) Guess(text string, from, to schema.Lang) []Translation {
	stems := word.Stems(text, from)
	if len(stems) != 1 || len(stems[0]) < leastBefore+1 {
		return nil
	}
	stem := stems[0]
	for at := max(leastBefore, len(stem)-longestEnding); at <= len(stem); at++ {
		ends, ok := t.ends[[2]schema.Lang{from, to}][stem[at:]]
		if !ok {
			continue
		}
		var out []Translation
		for _, e := range ends {
			for _, s := range respell(stem[:at], from, to) {
				out = append(out, Translation{s + e.Text, e.P})
			}
		}
		slices.SortStableFunc(out, func(a, b Translation) int { return cmp.Compare(b.P, a.P) })
		return out[:min(mostGuesses, len(out))]
	}
	return nil
}

// respell writes the beginning of a word as another language does: "especial",
// "special"; "filosofía", "philosophy".
func respell(stem string, from, to schema.Lang) []string {
	out := []string{stem}
	switch {
	case from == schema.Spanish && strings.HasPrefix(stem, "es") && len(stem) > 4:
		out = append(out, stem[1:])
		if to == schema.French {
			out = append(out, "e"+stem[2:])
		}
	case to == schema.Spanish && strings.HasPrefix(stem, "s") && len(stem) > 3 && strings.IndexByte("aeiouy", stem[1]) < 0:
		out = append(out, "e"+stem)
	}
	if from == schema.Spanish {
		if s := strings.ReplaceAll(stem, "f", "ph"); s != stem {
			out = append(out, s)
		}
		return out
	}
	if to == schema.Spanish {
		if s := plainLetters.Replace(stem); s != stem {
			out = append(out, s)
		}
	}
	return out
}

var plainLetters = strings.NewReplacer("ph", "f", "th", "t", "mm", "m", "ss", "s", "ff", "f", "pp", "p", "tt", "t")
