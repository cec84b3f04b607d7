package schema

import (
	"fmt"
	"strings"
)

// WarningCode says which limit bit, or which part was left out, while a file
// was read. A warning is stored as the English sentence of its code, so that
// programs and logs read it as it is; ReadWarning takes it apart again for
// those who say it in another language.
type WarningCode string

// The codes of warnings, each with what its sentence names.
const (
	WarnHeaders    WarningCode = "headers"    // lines left out: how many
	WarnNavigation WarningCode = "navigation" // lines left out: how many
	WarnNoText     WarningCode = "no-text"    // numbers of pages
	WarnUnread     WarningCode = "unread"     // numbers of pages
	WarnPagesCut   WarningCode = "pages-cut"  // numbers of pages
	WarnStopped    WarningCode = "stopped"    // number of the last page
	WarnCut        WarningCode = "cut"        // the limit
	WarnEngine     WarningCode = "engine"     // why the first engine did not do
	WarnOpinion    WarningCode = "opinion"    // why the second engine did not read
	WarnPart       WarningCode = "part"       // name and reason
	WarnStructure  WarningCode = "structure"  // reason
	WarnFront      WarningCode = "front"      // reason
	WarnPictures   WarningCode = "pictures"   // how many pages and how surely
	WarnPicture    WarningCode = "picture"    // number of the page and reason
	WarnMany       WarningCode = "many"       // how many pages
	WarnReplaced   WarningCode = "replaced"   // the document that has its file's name now
	WarnEarlier    WarningCode = "earlier"    // the day on which an earlier version came in
	WarnInPart     WarningCode = "in-part"    // number of the part, ": " and the warning
	WarnLeftOut    WarningCode = "left-out"   // a file that is a part and could not be read, and why
	WarnTwice      WarningCode = "twice"      // how many characters that were encoded twice
	WarnName       WarningCode = "name"       // the ending under which a web page was saved
	WarnForm       WarningCode = "form"       // how many characters of a form without pages could be read
	WarnAttachment WarningCode = "attachment" // an attachment that cannot be taken out, and why
)

// warningSentences are the sentences, with %s for what they name. One that was
// stored is never changed.
var warningSentences = []struct {
	code     WarningCode
	sentence string
}{
	{WarnHeaders, "running headers, footers and page numbers: %s lines left out"},
	{WarnNavigation, "site navigation: %s lines left out"},
	{WarnNoText, "no text on pages %s"},
	{WarnUnread, "pages that could not be read: %s"},
	{WarnPagesCut, "text cut on pages %s"},
	{WarnStopped, "the reader broke too often; nothing was read after page %s"},
	{WarnCut, "text cut at the limit of %s"},
	{WarnEngine, "read by the second engine: %s"},
	{WarnOpinion, "the second engine's opinion is missing: %s"},
	{WarnPart, "broken off: %s"},
	{WarnStructure, "read without its structure: %s"},
	{WarnFront, "front matter that cannot be read: %s"},
	{WarnPictures, "pages recognised from their pictures: %s"},
	{WarnPicture, "page that could not be recognised: %s"},
	{WarnMany, "pages without text that were not recognised: %s"},
	{WarnReplaced, "its file was replaced; under the same name there is now %s"},
	{WarnEarlier, "corrections made for the version of %s"},
	{WarnInPart, "in part %s"},
	{WarnLeftOut, "a part is left out: %s"},
	{WarnTwice, "characters that were encoded twice, put right: %s"},
	{WarnName, "a web page that is named as %s: perhaps what was to be saved could not be had"},
	{WarnForm, "a form that makes its pages itself (XFA): they hold no content; read were %s characters of its data"},
	{WarnAttachment, "an attachment cannot be taken out: %s"},
}

// WarningCodes returns every code.
func WarningCodes() []WarningCode {
	var out []WarningCode
	for _, w := range warningSentences {
		out = append(out, w.code)
	}
	return out
}

// Sentence writes the warning in English, as it is stored.
func (c WarningCode) Sentence(what any) string {
	for _, w := range warningSentences {
		if w.code == c {
			return strings.Replace(w.sentence, "%s", fmt.Sprint(what), 1)
		}
	}
	return fmt.Sprint(what)
}

// ReadWarning returns the code of a stored warning and what it names. A
// sentence that none of the codes writes is returned whole, without a code.
func ReadWarning(sentence string) (c WarningCode, what string) {
	for _, w := range warningSentences {
		before, after, _ := strings.Cut(w.sentence, "%s")
		if len(sentence) >= len(before)+len(after) && strings.HasPrefix(sentence, before) && strings.HasSuffix(sentence, after) {
			return w.code, sentence[len(before) : len(sentence)-len(after)]
		}
	}
	return "", sentence
}
