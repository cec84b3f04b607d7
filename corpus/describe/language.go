package describe

import (
	"github.com/simde/simde/corpus/describe/table"
	"slices"

	"github.com/abadojack/whatlanggo"

	"github.com/simde/simde/schema"
)

// stopTable holds, by word, the languages in which it is a frequent one, as
// bits in the order of the languages.
type stopTable struct {
	langs []schema.Lang
	bits  []uint16
	own   []langSet // by word: the languages in which the lexicon has it
}

func (k *knowledge) readStopwords(b *builder) {
	var masks []uint16
	for f := range table.Rows(data, "lexicon/stopwords.tsv", 2) {
		bit := uint16(1) << len(k.stop.langs)
		k.stop.langs = append(k.stop.langs, schema.Lang(f[0]))
		for _, t := range b.tokenizer.cut(f[1]) {
			for len(masks) <= int(t.word) {
				masks = append(masks, 0)
			}
			masks[t.word] |= bit
		}
	}
	k.stop.bits = masks
	k.stop.own = make([]langSet, len(b.words)+1)
	for w, node := range b.first[:min(len(b.first), len(k.stop.own))] {
		for _, e := range b.ends[node] {
			if e.layer == cueLayer || e.layer == topicLayer || e.layer == placeLayer && e.form != formDoubtful {
				k.stop.own[w] |= e.langs
			}
		}
	}
}

// votes counts the frequent words of each language among tokens. A word of
// several languages counts in part for each.
func (s *stopTable) votes(tokens []token, votes []float64) {
	for _, t := range tokens {
		if int(t.word) >= len(s.bits) || s.bits[t.word] == 0 {
			s.ownWord(t.word, votes)
			continue
		}
		m, n := s.bits[t.word], 0
		for x := m; x != 0; x &= x - 1 {
			n++
		}
		for i := range votes {
			if m&(1<<i) != 0 {
				votes[i] += 1 / float64(n*n)
			}
		}
	}
}

// ownWord counts half for a word that the lexicon has in one language only.
func (s *stopTable) ownWord(w word, votes []float64) {
	if int(w) >= len(s.own) {
		return
	}
	switch s.own[w] {
	case inSpanish:
		votes[0] += 0.5
	case inEnglish:
		votes[1] += 0.5
	case inFrench:
		votes[2] += 0.5
	}
}

// best returns the language with the most votes, and its lead over the next as
// a share.
func (s *stopTable) best(votes []float64) (schema.Lang, float64) {
	first, second := 0, -1
	for i := range votes {
		switch {
		case votes[i] > votes[first]:
			first, second = i, first
		case i != first && (second < 0 || votes[i] > votes[second]):
			second = i
		}
	}
	if votes[first] < 1 {
		return schema.Undetermined, 0
	}
	return s.langs[first], (votes[first] - votes[second]) / votes[first]
}

// languages cuts the pages into tokens and finds the language of each and of
// the document.
func (w *work) languages() {
	total := make([]float64, len(w.stop.langs))
	leads := make([]float64, len(w.doc.Pages))
	z := w.cutter()
	for i := range w.doc.Pages {
		text, _ := w.text(i)
		votes := make([]float64, len(w.stop.langs))
		toks := slices.Clone(z.cut(text))
		w.tokens = append(w.tokens, toks)
		w.stop.votes(toks, votes)
		for j, v := range votes {
			total[j] += v
		}
		w.doc.Pages[i].Language, leads[i] = w.stop.best(votes)
		if sum := votes[0] + votes[1] + votes[2]; sum < 4 {
			leads[i] = 0
		}
	}
	whole, lead := w.stop.best(total)
	if lead < 0.25 {
		whole = w.guess(whole)
	}
	for i := range w.doc.Pages {
		if leads[i] < 0.2 {
			w.doc.Pages[i].Language = whole
		}
	}
	if w.doc.Language != "" && !may(w.doc, schema.FieldLanguage) && w.doc.Basis[schema.FieldLanguage].By != schema.ByFile {
		return
	}
	if w.doc.Language != "" && w.doc.Basis[schema.FieldLanguage].By == schema.ByFile && (w.doc.Language == whole || whole == schema.Undetermined) {
		return
	}
	w.doc.Language = whole
	w.doc.Basis[schema.FieldLanguage] = schema.Basis{By: schema.Inferred, Confidence: 0.5 + lead/2, Evidence: nil}
}

// ours keeps the trigram detector to our three languages: it errs on short
// text otherwise.
var ours = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{whatlanggo.Spa: true, whatlanggo.Eng: true, whatlanggo.Fra: true}}

// foreign are the languages beyond our three that the trigram detector may
// name: those in which documents on migration are written.
var foreign = []schema.Lang{"pt", "it", "de", "nl", "ca", "ht", "ar", "ru", "uk", "tr", "zh", "ja", "hi", "bn", "ur", "fa", "ps", "am", "so", "sw", "tl", "id", "vi", "el", "pl", "ro", "hu", "cs", "sv", "da", "nb", "fi", "sr", "hr", "bg"}

// guess asks the trigram detector about a sample of the document where its
// small words do not decide.
func (w *work) guess(fallback schema.Lang) schema.Lang {
	const sample = 1500
	text := w.doc.Title
	for i := range w.doc.Pages {
		t, _ := w.text(i)
		text += " " + t
		if len(text) > sample {
			text = cutAt(text, sample)
			break
		}
	}
	letters := 0
	for _, r := range text {
		if isLetter(r) {
			letters++
		}
	}
	if letters < 20 {
		return fallback
	}
	if letters < 150 && (fallback.Spoken() || fallback == schema.Undetermined) {
		return schema.Lang(whatlanggo.DetectWithOptions(text, ours).Lang.Iso6391())
	}
	info := whatlanggo.Detect(text)
	code := schema.Lang(info.Lang.Iso6391())
	if code == "" || !code.Spoken() && (!info.IsReliable() || !slices.Contains(foreign, code)) {
		return fallback
	}
	return code
}

// cutAt returns at most n bytes of s, whole characters only.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
