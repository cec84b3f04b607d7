package describe

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// kindRule is one phrase that speaks for a kind of document.
type kindRule struct {
	kind   schema.Kind
	where  string
	weight float64
	phrase string // folded, with a space before and after
}

func (k *knowledge) readKinds(*builder) {
	for f := range rows("rules/kinds.tsv", 4) {
		weight, err := strconv.ParseFloat(f[2], 64)
		if err != nil || !schema.Kind(f[0]).Known() {
			panic("describe: kinds.tsv: " + strings.Join(f, " "))
		}
		for p := range strings.SplitSeq(f[3], "|") {
			k.kinds = append(k.kinds, kindRule{schema.Kind(f[0]), f[1], weight, wordsOnly(p)})
		}
	}
}

// wordsOnly writes s folded with single spaces for all that is no letter or
// digit, and one at either end, so that a phrase is found as whole words.
func wordsOnly(s string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, r := range schema.Fold(s) {
		if isLetter(r) || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if t := b.String(); t[len(t)-1] != ' ' {
			b.WriteByte(' ')
		}
	}
	return strings.TrimRight(b.String(), " ") + " "
}

// kind finds what sort of document this is, by the phrases in its title, at
// its beginning and in its body.
func (w *work) kind() {
	if w.doc.Kind != "" && w.doc.Basis[schema.FieldKind].By.Rank() > schema.Inferred.Rank() {
		return
	}
	best, score, why := w.kindScore()
	if best == "" {
		w.doc.Kind = schema.Kind("other")
		w.doc.Basis[schema.FieldKind] = schema.Basis{By: schema.Inferred, Confidence: 0.2}
		return
	}
	w.doc.Kind = best
	w.doc.Basis[schema.FieldKind] = schema.Basis{By: schema.Inferred, Confidence: score / (score + 3), Evidence: []schema.Evidence{{Passage: strings.TrimSpace(why), Rule: "kind." + string(best)}}}
}

// kindOf is the likeliest kind, stated or not.
func (w *work) kindOf() schema.Kind {
	best, _, _ := w.kindScore()
	return best
}

func (w *work) kindScore() (schema.Kind, float64, string) {
	title := wordsOnly(w.doc.Title)
	head, body := "", ""
	for i, r := range w.pages {
		if i == 0 {
			head = wordsOnly(cutAt(r.text, 1500))
		}
		if i < 2 || i == len(w.pages)-1 {
			body += wordsOnly(cutAt(r.text, 6000))
		}
	}
	scores, reasons := map[schema.Kind]float64{}, map[schema.Kind]string{}
	for _, k := range w.kinds {
		text, weight := body, k.weight
		switch k.where {
		case "title":
			text = title
			if !strings.Contains(title, k.phrase) {
				text, weight = head, k.weight/3
			}
		case "head":
			text = head
		}
		if strings.Contains(text, k.phrase) {
			if reasons[k.kind] == "" || weight >= 3 {
				reasons[k.kind] = k.phrase
			}
			scores[k.kind] += weight
		}
	}
	var best schema.Kind
	for _, k := range schema.Kinds() {
		if scores[k] > scores[best] && scores[k] >= w.limits.Kind {
			best = k
		}
	}
	return best, scores[best], reasons[best]
}
