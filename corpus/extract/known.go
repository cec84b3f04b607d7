package extract

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// tidyKnown returns what a file says of itself with white space folded, empty
// and doubled values left out, and without the titles and authors that
// programs write on their own.
func tidyKnown(k schema.Known) schema.Known {
	k = mendKnown(k)
	k.Title = fold(k.Title)
	if stated.IsNoTitle(k.Title) {
		k.Title = ""
	}
	k.Abstract, k.Publisher, k.Kind = fold(k.Abstract), fold(k.Publisher), fold(k.Kind)
	k.SourceURL, k.Rights = fold(k.SourceURL), fold(k.Rights)
	if k.SourceURL != "" && !reURL.MatchString(k.SourceURL) {
		k.SourceURL = ""
	}
	for _, list := range []*[]string{&k.Identifiers, &k.Creators, &k.Subjects, &k.Spatial, &k.Corridors, &k.Collections} {
		*list = foldAll(*list)
	}
	k.Creators = without(k.Creators, reJunkAuthor)
	for i, c := range k.Creators {
		k.Creators[i] = reAddress.ReplaceAllString(c, "")
	}
	k.Subjects = without(k.Subjects, reJunkSubject)
	var kept []schema.Heading
	for _, h := range k.Headings {
		if h.Text = tidyGlyphs(fold(h.Text)); hasLetters(h.Text) {
			kept = append(kept, h)
		}
	}
	k.Headings = kept
	return k
}

// without returns the values that do not match.
func without(list []string, junk *regexp.Regexp) []string {
	var out []string
	for _, s := range list {
		if !junk.MatchString(s) {
			out = append(out, s)
		}
	}
	return out
}

var (
	reURL        = regexp.MustCompile(`(?i)^https?://\S+$`)
	reJunkAuthor = regexp.MustCompile(`(?i)^(unknown( author)?|anonym(ous|e)|an[oó]nimo|author|autor|auteur|admin(istrator|istrador|istrateur)?|user|usuario|utilisateur|owner|windows( user)?|microsoft( office)?( user)?|ms office|home|hp|dell|pc|python-docx|openpyxl|root|none|null|n/a|[a-z0-9]+[._][a-z0-9._]+)$`) // the last is the name of an account
	reAddress    = regexp.MustCompile(`(?i)\s*\((she|he|they|ella|él|elle|il)\b[^)]*\)$`)
	// reJunkSubject matches numbers, and the marks of a design program.
	reJunkSubject = regexp.MustCompile(`^([\d\s.,-]+|(DA|BA)[A-Za-z0-9_-]{9})$`)
)

// fold makes one line of s, in NFC.
func fold(s string) string {
	return norm.NFC.String(strings.Join(strings.Fields(strings.ReplaceAll(plainText(strings.ToValidUTF8(s, "")), "\u00AD", "")), " "))
}

func foldAll(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if s = fold(s); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// looseDate reads a date as files write it; what is none, or could be read in
// two ways, is "".
func looseDate(s string) schema.Date {
	d, _ := stated.Date(fold(s), stated.OrderUnknown) // what there is to remark on it nobody could mend
	return d
}

// looseLang reads a language as files write it: "es-MX" is "es". What is none,
// or says that it is not known or several, is "".
func looseLang(s string) schema.Lang {
	l, ok := stated.Language(fold(s))
	if !ok || l == schema.Undetermined || l == "mul" || l == "zxx" {
		return ""
	}
	return l
}
