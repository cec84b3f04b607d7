package automaton

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// expressions have what expressions of the tree are made of, each with a text that
// matches.
var expressions = []struct{ is, text string }{
	{`(?i)^(?:january|mars|août) \d{1,2}(?:st|nd)?,? (?:19|20)\d\d[ .:]*$`, "AOÛT 2nd, 2017 :"},
	{`(?i)[\s,:|–—-]+(du )?(?:mai \d|(\d{1,2} mai))\s*$`, "Bulletin – du 12 Mai\n"},
	{`[\p{L}\d)»”"] (\(?\p{Lu}[\p{Lu}'’-]{2,}, \d{1,2} \p{L}{3,10}\.?,? 20\d\d ?(?:\)|[.]?[-–—:]|\[))`, "the harbour (LIMA, 12 mai 2017) no"},
	{`(?i)^(?:date\b|photo|©|version (?:of|du))|^(mai\b[\s\d,]*|[\d\s/.,-]+)$`, "12 - 3"},
	{`(?i)(?:^|[^\p{L}])n[o°º]\.? ?°?\d|\d\)?$`, "a Nº 1"},
	{`(?i)(?:^| )(?:institut|école)(?:$|[ ,])`, "the École, "},
	{`\p{Ll} (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?, \d{1,2}(?: ans|,))`, "a Aminata, 24 ans"},
	{`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`, "a@b.org"},
	{`(?i)read more[^\n]{0,8}\w+://[^\s)]*?/(20\d\d)/`, "Read more (http://b/2017/"},
	{`\bmai\b|\Bno\B`, "du mai."},
	{`^$`, ""},
	{`(?:mai|\s*)`, "du mai"},
	{`(?:mai|$)`, "du mai "},
	{`(mai|ma)( \d)?\b`, "du mai 1 "},
	{`a.c`, "xaéc"},
	{`(?s)a.c$`, "a\nc"},
	{`(?m)^mai$`, "du\nmai\ndu"},
	{`ſ|(?i:k)`, "K"},
	{``, "no"},
}

// parts are what texts are changed by.
var parts = []string{
	"january", "MARS", "août", "mai", "Mai", " ", " ", ",", ".", ":", "–", "|", "(", ")", "[", "\n", "1", "2017", "20", "st", "du ", "LIMA", "no", "n°", "º", "©", "photo",
	"École", "ans", "e", "É", "@", "http://", "/", "»", "’", "a", "c", "k", "K", "ſ", "_", "•", "語", "ع", "\xc3", "\xff",
}

// changed returns a text with some of it left out and some put in.
func changed(r *rand.Rand, text string) string {
	for range r.IntN(4) {
		from := r.IntN(len(text) + 1)
		to := min(len(text), from+r.IntN(3))
		part := ""
		if r.IntN(2) == 0 {
			part = parts[r.IntN(len(parts))]
		}
		text = text[:from] + part + text[to:]
	}
	return text
}

// TestMatchesAsRegexp holds that an expression matches the texts that it matches
// in package regexp, and finds there the same.
func TestMatchesAsRegexp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i, e := range expressions {
		want, got := regexp.MustCompile(e.is), Compile(e.is)
		matches := 0
		for n := range 6000 {
			s := changed(r, expressions[(i+n%2*n)%len(expressions)].text) // every other one of another expression
			if got.MatchString(s) != want.MatchString(s) {
				t.Fatalf("%q matches %q: %v, want %v", e.is, s, got.MatchString(s), want.MatchString(s))
			}
			if want.MatchString(s) {
				matches++
			}
			s += changed(r, e.text) // so that there are several
			for _, c := range []struct{ got, want any }{
				{got.FindString(s), want.FindString(s)}, {got.FindStringIndex(s), want.FindStringIndex(s)}, {got.FindStringSubmatch(s), want.FindStringSubmatch(s)},
				{got.FindStringSubmatchIndex(s), want.FindStringSubmatchIndex(s)}, {got.FindAllStringSubmatchIndex(s, 3), want.FindAllStringSubmatchIndex(s, 3)},
				{got.ReplaceAllString(s, "<$0>"), want.ReplaceAllString(s, "<$0>")},
			} {
				if !reflect.DeepEqual(c.got, c.want) {
					t.Fatalf("%q finds %q in %q, want %q", e.is, c.got, s, c.want)
				}
			}
		}
		if matches < 100 {
			t.Errorf("%q matches %d of the texts", e.is, matches)
		}
	}
}

func FuzzMatch(f *testing.F) {
	var want []*regexp.Regexp
	var got []*Regexp
	for _, e := range expressions {
		f.Add(e.text)
		want, got = append(want, regexp.MustCompile(e.is)), append(got, Compile(e.is))
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i := range got {
			if got[i].MatchString(s) != want[i].MatchString(s) {
				t.Errorf("%q matches %q: %v, want %v", expressions[i].is, s, got[i].MatchString(s), want[i].MatchString(s))
			}
		}
	})
}

// TestSure holds that the automaton itself decides of texts in Latin letters, and
// leaves to package regexp what has others.
func TestSure(t *testing.T) {
	a := newAutomaton(`(?i)^(?:mai|août)$`)
	for s, want := range map[string][2]bool{"AOÛT": {true, true}, "août 1": {false, true}, "• août": {false, true}, "語": {true, false}, "x語": {false, true}} {
		if _, matches, sure := a.match(s); [2]bool{matches, sure} != want {
			t.Errorf("match(%q) = %v, %v, want %v", s, matches, sure, want)
		}
	}
}

// TestStatesAreBounded holds that texts without end take up no memory without end,
// and are read right all the while, by several at once.
func TestStatesAreBounded(t *testing.T) {
	const e = `a[ab]{12}c` // each of the last twelve letters counts
	want, got := regexp.MustCompile(e), newAutomaton(e)
	var readers sync.WaitGroup
	for seed := range uint64(3) {
		readers.Go(func() {
			r := rand.New(rand.NewPCG(seed, 4))
			for range 400 {
				s := make([]byte, 60)
				for i := range s {
					s[i] = "aaabbbbbbbc"[r.IntN(11)]
				}
				if _, matches, _ := got.match(string(s)); matches != want.Match(s) {
					t.Errorf("match(%q) = %v", s, matches)
				}
			}
		})
	}
	readers.Wait()
	if n := len(got.states); n > mostStates {
		t.Errorf("%d states, more than %d", n, mostStates)
	}
}

func TestCompileRefuses(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an expression without end is compiled")
		}
	}()
	Compile(`(`)
}

// BenchmarkMatch reads a text without a match, beside package regexp.
func BenchmarkMatch(b *testing.B) {
	text := strings.Repeat("The number of families who came to the harbour in May was larger than that of 2016. ", 6)
	e := expressions[2].is
	b.Run("automaton", func(b *testing.B) {
		re := Compile(e)
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			re.MatchString(text)
		}
	})
	b.Run("regexp", func(b *testing.B) {
		re := regexp.MustCompile(e)
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			re.MatchString(text)
		}
	})
}
