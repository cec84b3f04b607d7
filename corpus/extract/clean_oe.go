package extract

import (
	"regexp"
	"strings"
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

var reLostOE = regexp.MustCompile(`[½¼\x{FFFD}]?\p{L}+`)

// restoreOE gives French words back the œ that a character set lost: "mise en
// uvre" is "mise en œuvre". It is for texts of which looksFrench says so, and
// changes only words that do not exist without it.
func restoreOE(text string) string {
	return reLostOE.ReplaceAllStringFunc(text, func(word string) string {
		bare := strings.TrimLeft(word, "½¼\uFFFD")
		if right := lostOE[bare]; right != "" {
			return right
		}
		if right := lostOE[strings.ToLower(bare)]; right != "" && bare == capital(strings.ToLower(bare)) {
			return capital(right)
		}
		return word
	})
}

// capital returns a word with a great first letter.
func capital(word string) string {
	for _, r := range word {
		return strings.ToUpper(string(r)) + word[len(string(r)):]
	}
	return word
}

var reFrench = regexp.MustCompile(`(?i)\b(les|des|une|est|dans|pour|qui|sur|par|aux|avec|cette|ont|leur|ces|d|l|du|et|au)\b`)
var reOther = regexp.MustCompile(`(?i)\b(the|of|and|to|in|for|that|el|los|las|una|por|con|para|del|y|en la|der|und|die|il|che|di|dos|das|em|não)\b`)

// looksFrench reports whether a text has far more of the small words of French
// than of its neighbours.
func looksFrench(text string) bool {
	sample := text[:offset(text, 20_000)]
	fr := len(reFrench.FindAllStringIndex(sample, 2000))
	return fr >= 5 && fr > 3*len(reOther.FindAllStringIndex(sample, 2000))
}
