package extract

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/simde/simde/schema"
)

// A text is one that was encoded twice where at least leastTwice characters are,
// and of all that are not ASCII at least shareTwice.
const (
	leastTwice = 3
	shareTwice = 0.7
)

// reTwice matches what characters of Latin scripts and marks become that were
// written as UTF-8, read as Windows-1252 and written again: the first byte of
// two or three, and those after it.
var reTwice = regexp.MustCompile(`[\x{C2}-\x{C5}][\x{80}-\x{BF}ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|[âï][\x{80}-\x{BF}ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2}`)

// mendTwice undoes a second encoding, and returns how many characters that were;
// a text that was not encoded twice stays as it is.
func mendTwice(s string) (string, int) {
	if !mayBeTwice(s) || !strings.ContainsAny(s, "ÃÂâ") {
		return s, 0
	}
	n := 0
	mended := reTwice.ReplaceAllStringFunc(s, func(m string) string {
		var b []byte
		for _, r := range m {
			c, ok := byteOf(r)
			if !ok {
				return m
			}
			b = append(b, c)
		}
		if !utf8.Valid(b) {
			return m
		}
		n++
		return string(b)
	})
	others := 0
	for _, r := range mended {
		if r >= utf8.RuneSelf {
			others++
		}
	}
	if n < leastTwice && (n == 0 || n < others) || float64(n) < shareTwice*float64(others) {
		return s, 0
	}
	return mended, n
}

// mayBeTwice rules out most texts: those where no letter with which reTwice begins
// has after it, by its first byte, a character that may follow.
func mayBeTwice(s string) bool {
	const letter = 0xC3 // the first byte of all of them
	for at := 0; ; at++ {
		i := strings.IndexByte(s[at:], letter)
		if i < 0 || at+i+2 >= len(s) {
			return false
		}
		at += i
		switch s[at+1] {
		case 0x82, 0x83, 0x84, 0x85, 0xA2, 0xAF: // Â to Å, â, ï
			switch s[at+2] {
			case 0xC2, 0xC5, 0xC6, 0xCB, 0xE2:
				return true
			}
		}
	}
}

// byteOf returns the byte that Windows-1252 reads as r. The five that it does not
// know are read as control characters.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// mendKnown undoes a second encoding in what a file says of itself.
func mendKnown(k schema.Known) schema.Known {
	mend := func(s string) string {
		s, _ = mendTwice(s)
		return s
	}
	k.Title, k.Abstract, k.Publisher = mend(k.Title), mend(k.Abstract), mend(k.Publisher)
	for _, list := range [][]string{k.Creators, k.Subjects} {
		for i := range list {
			list[i] = mend(list[i])
		}
	}
	return k
}

// mendPages undoes a second encoding in all pages, and says so.
func mendPages(r *schema.Reading) {
	mended := make([]string, len(r.Pages))
	n := 0
	for i, p := range r.Pages {
		s, k := mendTwice(p.Text)
		mended[i], n = s, n+k
	}
	if n == 0 {
		return
	}
	for i := range r.Pages {
		r.Pages[i].Text = mended[i]
	}
	r.Warnings = append(r.Warnings, schema.WarnTwice.Sentence(n))
}

// falseNames are the endings of documents that a page or a text is saved under by
// mistake, when what was asked for could not be had.
var falseNames = map[string]bool{".pdf": true, ".doc": true, ".docx": true, ".ppt": true, ".pptx": true, ".xls": true, ".xlsx": true, ".odt": true, ".rtf": true, ".epub": true}

// warnOfName says that a file is a web page and is named as something else.
func warnOfName(r *schema.Reading, name string) {
	ending := strings.ToLower(path.Ext(name))
	if falseNames[ending] && (r.MediaType == typeHTML || r.MediaType == typeMHTML) {
		r.Warnings = append(r.Warnings, schema.WarnName.Sentence(ending))
	}
}
