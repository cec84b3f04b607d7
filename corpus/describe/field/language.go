package field

import (
	"slices"
	"unicode"

	"github.com/abadojack/whatlanggo"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Language cuts the pages into tokens and finds the language of each and of
// the document.
func (f *Reader) Language(d *text.Document) {
	total := make([]float64, len(f.Stop.Langs))
	leads := make([]float64, len(d.Doc.Pages))
	z := f.Cutter()
	for i := range d.Doc.Pages {
		content, offset := d.Body(i)
		r := &text.Text{Number: d.Doc.Pages[i].Number, Offset: offset, Body: content, Words: z.Words, Tokens: z.Tokens(content)}
		d.Pages = append(d.Pages, r)
		votes := make([]float64, len(f.Stop.Langs))
		f.Stop.Votes(r.Tokens, votes)
		for j, v := range votes {
			total[j] += v
		}
		d.Doc.Pages[i].Language, leads[i] = f.Stop.Best(votes)
		if sum := votes[0] + votes[1] + votes[2]; sum < 4 {
			leads[i] = 0
		}
	}
	whole, lead := f.Stop.Best(total)
	if lead < 0.25 {
		whole = f.guess(d, whole)
	}
	for i := range d.Doc.Pages {
		if leads[i] < 0.2 {
			d.Doc.Pages[i].Language = whole
		}
		d.Pages[i].Lang = d.Doc.Pages[i].Language
	}
	if d.Doc.Language != "" && !may(d.Doc, schema.FieldLanguage) && d.Doc.Basis[schema.FieldLanguage].By != schema.ByFile {
		return
	}
	if d.Doc.Language != "" && d.Doc.Basis[schema.FieldLanguage].By == schema.ByFile && (d.Doc.Language == whole || whole == schema.Undetermined) {
		return
	}
	d.Doc.Language = whole
	d.Doc.Basis[schema.FieldLanguage] = schema.Basis{By: schema.Inferred, Confidence: 0.5 + lead/2, Evidence: nil}
}

// ours keeps the trigram detector to our three languages: it errs on short
// text otherwise.
var ours = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{whatlanggo.Spa: true, whatlanggo.Eng: true, whatlanggo.Fra: true}}

// foreign are the languages beyond our three that the trigram detector may
// name: those in which documents on migration are written.
var foreign = []schema.Lang{"pt", "it", "de", "nl", "ca", "ht", "ar", "ru", "uk", "tr", "zh", "ja", "hi", "bn", "ur", "fa", "ps", "am", "so", "sw", "tl", "id", "vi", "el", "pl", "ro", "hu", "cs", "sv", "da", "nb", "fi", "sr", "hr", "bg"}

// guess asks the trigram detector about a sample of the document where its
// small words do not decide.
func (f *Reader) guess(d *text.Document, fallback schema.Lang) schema.Lang {
	const sample = 1500
	content := d.Doc.Title
	for i := range d.Doc.Pages {
		t, _ := d.Body(i)
		content += " " + t
		if len(content) > sample {
			content = text.CutAt(content, sample)
			break
		}
	}
	letters := 0
	for _, r := range content {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 20 {
		return fallback
	}
	if letters < 150 && (fallback.Spoken() || fallback == schema.Undetermined) {
		return schema.Lang(whatlanggo.DetectWithOptions(content, ours).Lang.Iso6391())
	}
	info := whatlanggo.Detect(content)
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
