package document

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// warningView is a warning about the text in the reader's language, or in
// English where it was stored without a code.
type warningView struct {
	Text  string
	Lang  schema.Lang
	Grave bool // part of the text is missing or may be wrong
}

func warningsIn(loc *frame.Locale, sentences []string) []warningView {
	var out []warningView
	for _, s := range sentences {
		code, what := schema.ReadWarning(s)
		var arg any = what
		if counted[code] {
			n, err := strconv.Atoi(what)
			if err != nil {
				code = ""
			}
			arg = n
		}
		if code == schema.WarnInPart {
			if part, of, ok := strings.Cut(what, ": "); ok {
				inner := warningsIn(loc, []string{of})[0]
				inner.Text = loc.Say("warning.in-part", part) + ": " + inner.Text
				out = append(out, inner)
				continue
			}
		}
		if code == "" {
			out = append(out, warningView{s, schema.English, false})
			continue
		}
		out = append(out, warningView{loc.Say("warning."+string(code), arg), loc.Lang, grave[code]})
	}
	return out
}

// counted are the warnings that count something.
var counted = map[schema.WarningCode]bool{schema.WarnHeaders: true, schema.WarnNavigation: true, schema.WarnMany: true}

// grave are the warnings of which a reader must know before reading.
var grave = map[schema.WarningCode]bool{schema.WarnNoText: true, schema.WarnUnread: true, schema.WarnPagesCut: true, schema.WarnStopped: true,
	schema.WarnCut: true, schema.WarnPart: true, schema.WarnPictures: true, schema.WarnPicture: true, schema.WarnMany: true,
	schema.WarnReplaced: true, schema.WarnLeftOut: true, schema.WarnAttachment: true, schema.WarnForm: true, schema.WarnName: true, schema.WarnEarlier: true}
