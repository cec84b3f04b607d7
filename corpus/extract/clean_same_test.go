package extract

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// The patterns that say what readers do which go through a text by hand.
var (
	patternBroken = regexp.MustCompile(`(\p{L}{2,})(?:[-\x{2010}\x{00AD}][ \t]*\n[ \t]*|\x{00AD})(\p{Ll}{2,})`)
	patternWord   = regexp.MustCompile(`\p{L}+(-\p{L}+)*`)
	patternLostOE = regexp.MustCompile(`[½¼\x{FFFD}]?\p{L}+`)
	patternDigits = regexp.MustCompile(`\d+`)
)

// texts calls try with many texts that are put together of some parts.
func texts(try func(text string), parts ...string) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		try(b.String())
	}
}

// TestBroken finds broken words, and counts words, as the patterns do.
func TestBroken(t *testing.T) {
	found := 0
	texts(func(text string) {
		var want, got []string
		for _, m := range patternBroken.FindAllStringSubmatch(text, -1) {
			want = append(want, m[0], m[1], m[2])
		}
		for w, ok := nextBroken(text, 0); ok; w, ok = nextBroken(text, w.to) {
			got = append(got, text[w.from:w.to], text[w.from:w.hyphen], text[w.second:w.to])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("broken words of %q: %q, want %q", text, got, want)
		}
		var words map[string]int
		if len(want) > 0 {
			words = map[string]int{}
			for _, w := range patternWord.FindAllString(text, -1) {
				words[strings.ToLower(w)]++
			}
		}
		if got := vocabulary(text); !maps.Equal(got, words) {
			t.Fatalf("words of %q: %v, want %v", text, got, words)
		}
		found += len(want)
	}, "a", "mi", "gra", "CIÓ", "É", "ñ", "İ", "ª", "ǅ", "語", "-", "-", "\u2010", "\u00AD", "\u00AD", "\n", "\n", " ", "\t", ".", "7", "\xC2", "\xE2\x80", "\xFF")
	if found == 0 {
		t.Error("no text had a broken word")
	}
}

// TestMayBe rules out no line and no text that the patterns match.
func TestMayBe(t *testing.T) {
	code, links, elided := 0, 0, 0
	texts(func(text string) {
		if line := strings.TrimSpace(text); line != "" && reCodeLine.MatchString(line) {
			code++
			if !mayBeCode([]byte(line)) {
				t.Fatalf("%q is a line of a program", line)
			}
		}
	}, "if", "while", "return", "from a import", "import", "x", "x.y", " ", " ", "(", ")", "<-", ":=", "+=", "{", "}", ";", "//", "@", "\"", "#include", "\r", "ñ")
	texts(func(text string) {
		if reMailto.MatchString(text) || reBare.MatchString(text) {
			links++
			if !hasMailto(text) {
				t.Fatalf("%q has a mail link", text)
			}
		}
	}, "mailto:", "MailTo:", "mail", "to", ":", "a", "@", "b.int", "<", ">", "\"", " ", "é")
	texts(func(text string) {
		if needsAccents(text) {
			elided++
		}
		if n := strings.Count(text, "´") + strings.Count(text, "¨"); accents(text) != n {
			t.Fatalf("%q has %d accents, want %d", text, accents(text), n)
		}
	}, "instalaci´on", "l´", "¨u", "o", " ", "é")
	if code == 0 || links == 0 || elided == 0 {
		t.Errorf("%d lines of programs, %d mail links and %d texts with accents were tried", code, links, elided)
	}
}

// TestRunningKey makes the key of a line as the pattern does.
func TestRunningKey(t *testing.T) {
	texts(func(text string) {
		want := patternDigits.ReplaceAllString(strings.Join(strings.Fields(schema.Fold(text)), " "), "#")
		if got := runningKey(text); got != want {
			t.Fatalf("key of %q is %q, want %q", text, got, want)
		}
	}, "Página", " ", "\t", "\u00A0", "1", "23", "٣", "de", "-", "\u00AD", "ﬁ", "#")
}

// TestRestoreOESame restores what the pattern does.
func TestRestoreOESame(t *testing.T) {
	for word := range lostOE {
		if len(word) > longestOE {
			t.Errorf("%q has more than %d bytes", word, longestOE)
		}
	}
	restored := 0
	texts(func(text string) {
		want := patternLostOE.ReplaceAllStringFunc(text, func(word string) string {
			bare := strings.TrimLeft(word, "½¼\uFFFD")
			if right := lostOE[bare]; right != "" {
				return right
			}
			if right := lostOE[strings.ToLower(bare)]; right != "" && bare == capital(strings.ToLower(bare)) {
				return capital(right)
			}
			return word
		})
		if got := restoreOE(text); got != want {
			t.Fatalf("restoreOE(%q) = %q, want %q", text, got, want)
		}
		if want != text {
			restored++
		}
	}, "uvre", "Uvre", "UVRE", "cur", "Écurement", "œdème", "dème", "l'", " ", " ", ".", "½", "¼", "\uFFFD", "s", "\n", "7")
	if restored == 0 {
		t.Error("no text lost its œ")
	}
}

// TestMayBeTwice rules out no text that has a character encoded twice.
func TestMayBeTwice(t *testing.T) {
	twice := 0
	texts(func(text string) {
		if reTwice.MatchString(text) {
			twice++
			if !mayBeTwice(text) {
				t.Fatalf("%q has a character that was encoded twice", text)
			}
		}
	}, "Ã", "Â", "Å", "Ä", "â", "ï", "a", "é", " ", "\u0080", "¿", "\u00BF", "Œ", "Ÿ", "ƒ", "˜", "€", "™", "“", "\xC3")
	if twice == 0 {
		t.Error("no text was encoded twice")
	}
}
