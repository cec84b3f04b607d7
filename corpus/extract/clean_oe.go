package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lostOE are French words that are no words without their œ, written as they
// stand where it was lost, and the whole words that replace them. Words that
// live without it ("sur", "murs", "il") are not here. The list is of common
// words by general knowledge of French.
var lostOE = map[string]string{
	"uvre": "œuvre", "uvres": "œuvres", "uvrer": "œuvrer", "uvrent": "œuvrent", "uvré": "œuvré", "uvrant": "œuvrant", "uvrait": "œuvrait", "uvraient": "œuvraient",
	"uvrons": "œuvrons", "uvrera": "œuvrera",
	"manuvre": "manœuvre", "manuvres": "manœuvres", "manuvrer": "manœuvrer",
	"désuvré": "désœuvré", "désuvrée": "désœuvrée", "désuvrés": "désœuvrés", "désuvrées": "désœuvrées", "désuvrement": "désœuvrement",
	"cur": "cœur", "curs": "cœurs", "chur": "chœur", "churs": "chœurs", "rancur": "rancœur", "écurement": "écœurement", "écurant": "écœurant",
	"vux": "vœux", "nud": "nœud", "nuds": "nœuds", "buf": "bœuf", "bufs": "bœufs", "uf": "œuf", "ufs": "œufs",
	"surs": "sœurs", "consurs": "consœurs", "ftus": "fœtus", "ftal": "fœtal", "ftale": "fœtale",
	"sophage": "œsophage", "dème": "œdème", "dèmes": "œdèmes", "strogène": "œstrogène", "strogènes": "œstrogènes",
	"cuménique": "œcuménique", "cuméniques": "œcuméniques", "cuménisme": "œcuménisme", "nologie": "œnologie", "illet": "œillet", "illets": "œillets", "illères": "œillères",
}

// longestOE is how many bytes the longest of them has, at least.
const longestOE = 16

// restoreOE gives French words back the œ that a character set lost: "mise en
// uvre" is "mise en œuvre", and with it goes what the set wrote in its place
// before the word. It is for texts of which looksFrench says so, and changes only
// words that do not exist without it.
func restoreOE(text string) string {
	var b strings.Builder
	done, start := 0, -1 // how much is written, and where a word begins
	end := func(end int) {
		if right := withOE(text[start:end]); right != "" {
			before := text[done:start]
			if last, n := utf8.DecodeLastRuneInString(before); last == '½' || last == '¼' || last == utf8.RuneError {
				before = before[:len(before)-n]
			}
			b.WriteString(before)
			b.WriteString(right)
			done = end
		}
		start = -1
	}
	for i, r := range text {
		switch letter := unicode.IsLetter(r); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			end(i)
		}
	}
	if start >= 0 {
		end(len(text))
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// withOE returns a word with the œ that it lost, or "".
func withOE(word string) string {
	if len(word) > longestOE {
		return ""
	}
	if right := lostOE[word]; right != "" {
		return right
	}
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
		return ""
	}
	small := strings.ToLower(word)
	if right := lostOE[small]; right != "" && word == capital(small) {
		return capital(right)
	}
	return ""
}

// capital returns a word with a great first letter.
func capital(word string) string {
	for _, r := range word {
		return strings.ToUpper(string(r)) + word[len(string(r)):]
	}
	return word
}

// Small words of French, and of the languages that it could be taken for.
var (
	frenchWords = setOf("les des une est dans pour qui sur par aux avec cette ont leur ces d l du et au")
	otherWords  = setOf("the of and to in for that el los las una por con para del y der und die il che di dos das em")
	otherPairs  = map[[3]string]bool{{"en", " ", "la"}: true, {"n", "ã", "o"}: true, {"n", "Ã", "o"}: true} // with what is between
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// looksFrench reports whether a text has far more of the small words of French
// than of its neighbours.
func looksFrench(text string) bool {
	const longest = 8 // bytes, more than any of the words has
	sample := text[:offset(text, 20_000)]
	french, other := 0, 0
	before, end := "", 0 // the word before, and where it ended
	for i := 0; i < len(sample); {
		start := i
		for i < len(sample) && asciiWord(sample[i]) {
			i++
		}
		if i == start {
			i++
			continue
		}
		if i-start > longest {
			before = ""
			continue
		}
		word := strings.ToLower(sample[start:i])
		switch {
		case frenchWords[word]:
			french++
		case otherWords[word], before != "" && otherPairs[[3]string{before, sample[end:start], word}]:
			other++
		}
		before, end = word, i
	}
	return french >= 5 && french > 3*other
}

// asciiWord reports whether a byte is part of a word of plain letters and figures;
// a letter with a mark parts two.
func asciiWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
