package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// kind is a way to conjugate, as a bit.
type kind uint8

const (
	kindAR  kind = 1 << iota // Spanish -ar
	kindER                   // Spanish -er and -ir
	kindYE                   // Spanish -er and -ir after a vowel: "leyó", "construyen"
	kindEr                   // French -er
	kindIss                  // French -ir, as "finir"
	kindRe                   // French, all others
)

// conjugations lists the endings of each kind, folded. Those that nouns and
// adjectives have more often than verbs are missing: Spanish "-aria", "-as" and
// "-es", French "-ant" and "-ions".
var conjugations = map[schema.Lang]map[kind]string{schema.Spanish: {
	kindAR: `o a amos an e emos en aste aron aba abas abamos aban aras ara aremos aran ariamos arian aramos ase asemos
asen ar ando ado ada arse arme arte arnos arlo arla arlos arlas arle arles andose andolo andola andolos andolas andole
andoles ese ense`,
	kindER: `o a e amos emos imos an en i iste io ieron eron ia iamos ian era eras eremos eran eria eriamos erian ira
iras iremos iran iria iriamos irian iera ieramos ieran iese iesen er ir iendo ido ida erse erme erte ernos erlo erla
erlos erlas erle erles irse irme irte irnos irlo irla irlos irlas irle irles iendose iendolo iendola iendolos iendolas
iendole iendoles ase anse`,
	kindYE: `yo ye yen ya yan yeron yendo yera yeran yese yesen yendose yendolo yendola`,
}, schema.French: {
	kindEr: `e er ee ons ez ent ais ait iez aient a erent erai eras era erons erez eront erais erait erions eriez eraient`,
	kindIss: `i ie is it ir issons issez issent issais issait issaient isse irent irai iras ira irons irez iront
irais irait iraient`,
	kindRe: `s t d e es ons ez ent ais ait iez aient rai ras ra rons rez ront rais rait raient era eront erait eraient
ira iront irait iraient u ue it irent ut urent rent`,
}}

// nounEndings are the endings of verbs that nouns have as often.
var nounEndings = map[schema.Lang][]string{schema.Spanish: {"o", "a", "e"}, schema.French: {"e"}}

// A spelling is how a stem is written before some endings.
type spelling struct{ stem, before string }

// respelt returns how the stem of a verb is written before endings that begin
// with some letters, where this is not as in its infinitive: "busqu" of "busc"
// before e. An accent is no difference.
func respelt(stem string, k kind) []spelling {
	var out []spelling
	for _, c := range respellings[k] {
		if s, ok := strings.CutSuffix(stem, c[0]); ok {
			out = append(out, spelling{s + c[1], c[2]})
		}
	}
	return out
}

// respellings lists, by kind, the end of a stem, what it becomes, and the first
// letters of the endings before which it does.
var respellings = map[kind][][3]string{
	kindAR: {{"c", "qu", "e"}, {"g", "gu", "e"}, {"z", "c", "e"}},
	kindER: {{"gu", "g", "ao"}, {"qu", "c", "ao"}, {"g", "j", "ao"}, {"c", "z", "ao"}, {"c", "zc", "ao"}},
	kindEr: {{"g", "ge", "ao"}, {"y", "i", "e"}, {"el", "ell", "e"}, {"et", "ett", "e"}},
}
