package describe

import (
	"slices"

	"github.com/abadojack/whatlanggo"

	"github.com/simde/simde/schema"
)

// languages cuts the pages into tokens and finds the language of each and of
// the document.
func (f *fields) languages(d *document) {
	total := make([]float64, len(f.stop.langs))
	leads := make([]float64, len(d.doc.Pages))
	z := f.cutter()
	for i := range d.doc.Pages {
		text, offset := d.body(i)
		r := &reading{number: d.doc.Pages[i].Number, offset: offset, text: text, tokens: slices.Clone(z.cut(text))}
		d.pages = append(d.pages, r)
		votes := make([]float64, len(f.stop.langs))
		f.stop.votes(r.tokens, votes)
		for j, v := range votes {
			total[j] += v
		}
		d.doc.Pages[i].Language, leads[i] = f.stop.best(votes)
		if sum := votes[0] + votes[1] + votes[2]; sum < 4 {
			leads[i] = 0
		}
	}
	whole, lead := f.stop.best(total)
	if lead < 0.25 {
		whole = f.guess(d, whole)
	}
	for i := range d.doc.Pages {
		if leads[i] < 0.2 {
			d.doc.Pages[i].Language = whole
		}
		d.pages[i].lang = d.doc.Pages[i].Language
	}
	if d.doc.Language != "" && !may(d.doc, schema.FieldLanguage) && d.doc.Basis[schema.FieldLanguage].By != schema.ByFile {
		return
	}
	if d.doc.Language != "" && d.doc.Basis[schema.FieldLanguage].By == schema.ByFile && (d.doc.Language == whole || whole == schema.Undetermined) {
		return
	}
	d.doc.Language = whole
	d.doc.Basis[schema.FieldLanguage] = schema.Basis{By: schema.Inferred, Confidence: 0.5 + lead/2, Evidence: nil}
}

// ours keeps the trigram detector to our three languages: it errs on short
// text otherwise.
var ours = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{whatlanggo.Spa: true, whatlanggo.Eng: true, whatlanggo.Fra: true}}

// foreign are the languages beyond our three that the trigram detector may
// name: those in which documents on migration are written.
var foreign = []schema.Lang{"pt", "it", "de", "nl", "ca", "ht", "ar", "ru", "uk", "tr", "zh", "ja", "hi", "bn", "ur", "fa", "ps", "am", "so", "sw", "tl", "id", "vi", "el", "pl", "ro", "hu", "cs", "sv", "da", "nb", "fi", "sr", "hr", "bg"}

// guess asks the trigram detector about a sample of the document where its
// small words do not decide.
func (f *fields) guess(d *document, fallback schema.Lang) schema.Lang {
	const sample = 1500
	text := d.doc.Title
	for i := range d.doc.Pages {
		t, _ := d.body(i)
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

// may reports whether a field may be set by inference, and whether the value
// that stands is the file's own.
func may(doc *schema.Document, f schema.Field) bool {
	return doc.Basis[f].By.Rank() <= schema.Inferred.Rank()
}
