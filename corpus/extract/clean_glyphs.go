package extract

import (
	"regexp"
	"strings"
)

// glyphs are characters that fonts have for their own use, with what they
// stand for: ligatures, and the bullets of symbol fonts.
var glyphs = strings.NewReplacer(
	"\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl", "\uFB05", "st", "\uFB06", "st",
	"\uF0B7", "•", "\uF0A7", "•", "\uF0A8", "•", "\uF0D8", "•", "\uF0FC", "•", "\uF076", "•", "\uF06E", "•", "\uF06F", "•", "\uF071", "•", "\uF075", "•",
	"\uF02D", "-", "\uF0E0", "→", "\uF0AE", "→",
)

// reLeader is a row of dots or lines, as in tables of contents and forms.
var reLeader = regexp.MustCompile(`(?:[.…_·]{5,}\s*)+`)

// tidyGlyphs writes what a page shows: ligatures as letters, bullets as
// bullets, and a row of dots as one ellipsis.
func tidyGlyphs(text string) string {
	text = glyphs.Replace(text)
	if !strings.Contains(text, ".....") && !strings.Contains(text, "___") && !strings.Contains(text, "……") && !strings.Contains(text, "·····") {
		return text
	}
	return reLeader.ReplaceAllStringFunc(text, func(row string) string {
		if strings.HasSuffix(row, "\n") {
			return "…\n"
		}
		return "… "
	})
}
