package word

import (
	"slices"
	"strings"
)

// Endings of verbs, folded, that nouns and adjectives seldom have, with what
// they have in common with the infinitive. The first that fits is taken off,
// where enough of the word stays before it.
type verbEnding struct {
	ending, rest string
	least        int // letters that stay
}

// spanishVerbs leads to the stem of the participle: "evacuaron", "evacuando"
// and "evacuar" to that of "evacuado". Endings that nouns and adjectives share
// ("-ía", "-aria", "-iera", "-amos") are left alone.
var spanishVerbs = []verbEnding{
	{"andose", "ad", 3}, {"andolo", "ad", 3}, {"andola", "ad", 3}, {"andole", "ad", 3},
	{"iendose", "id", 3}, {"iendolo", "id", 3}, {"iendola", "id", 3}, {"iendole", "id", 3},
	{"abamos", "ad", 3}, {"aremos", "ad", 3}, {"ariamos", "ad", 3}, {"eremos", "id", 3}, {"iremos", "id", 3}, {"iamos", "id", 3},
	{"arian", "ad", 3}, {"erian", "id", 3}, {"irian", "id", 3}, {"ieron", "id", 2}, {"iendo", "id", 2}, {"ieran", "id", 3}, {"iesen", "id", 3},
	{"arse", "ad", 3}, {"arlo", "ad", 3}, {"arla", "ad", 3}, {"arle", "ad", 3}, {"arme", "ad", 3}, {"arno", "ad", 3},
	{"erse", "id", 3}, {"erlo", "id", 3}, {"erla", "id", 3}, {"erle", "id", 3}, {"irse", "id", 3}, {"irlo", "id", 3}, {"irla", "id", 3}, {"irle", "id", 3},
	{"aron", "ad", 3}, {"aban", "ad", 3}, {"aran", "ad", 3}, {"asen", "ad", 4}, {"ando", "ad", 3}, {"aba", "ad", 4}, {"ara", "ad", 4},
	{"uyeron", "uid", 3}, {"uyendo", "uid", 3}, {"uyen", "uid", 4}, {"uye", "uid", 4}, {"uyo", "uid", 4}, {"ecio", "ecid", 4}, {"ibio", "ibid", 3}, {"guio", "guid", 3},
	{"ian", "id", 3}, {"ar", "ad", 3}, {"er", "id", 3}, {"ir", "id", 3}, {"en", "", 4},
}

// frenchVerbs leads to the stem of the infinitive.
var frenchVerbs = []verbEnding{
	{"issaient", "i", 3}, {"issait", "i", 3}, {"issent", "i", 3}, {"eraient", "", 3}, {"iraient", "i", 3}, {"erait", "", 4}, {"irait", "i", 4},
	{"eront", "", 3}, {"iront", "i", 4}, {"aient", "", 3}, {"irent", "i", 4}, {"era", "", 5}, {"ir", "i", 3},
}

// frenchPlural tells, by the letters before it, where "-ent" ends a verb: of
// "résident", "patient" and "différent" it is no ending.
var frenchPlural = strings.Fields(`v ll nn tt au eu iu lu nu su tu iqu p b f ss st rt nt ct ch nc rc nd rd ng rn rm gn tr br ur is os us as it`)

// neverVerbs are the nouns and adjectives that frenchPlural would take apart.
var neverVerbs = strings.Fields(`excellent affluent influent souvent couvent fervent intermittent contingent astringent serpent arpent`)

// takePlural takes "-ent" off a French verb.
func takePlural(w string) string {
	stem, ok := strings.CutSuffix(w, "ent")
	if !ok || len(stem) < 3 || slices.Contains(neverVerbs, w) {
		return w
	}
	if slices.ContainsFunc(frenchPlural, func(s string) bool { return strings.HasSuffix(stem, s) }) {
		return stem
	}
	return w
}

// takeVerb takes off the first ending that fits.
func takeVerb(w string, endings []verbEnding) (string, bool) {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e.ending); ok && len(stem) >= e.least && hasVowel(stem) {
			return stem + e.rest, true
		}
	}
	return w, false
}

// irregularVerbs lists English verbs with the forms that no ending leads to.
// Forms that are other words as well ("found", "left", "rose") are missing.
const irregularVerbs = `take took taken; give gave given; write wrote written; speak spoke spoken; steal stole stolen; choose chose chosen;
forget forgot forgotten; begin began begun; withdraw withdrew withdrawn; draw drew drawn; know knew known; throw threw thrown;
go went gone; bring brought; buy bought; think thought; teach taught; seek sought; catch caught; lose lost; pay paid; say said; tell told; keep kept;
sleep slept; meet met; lead led; feed fed; build built; rebuild rebuilt; spend spent; lend lent; send sent; deal dealt; make made; become became;
come came; overcome overcame; run ran; win won; shoot shot; sell sold; stand stood; understand understood; hide hid hidden; freeze froze frozen;
undertake undertook undertaken; grow grew grown; drive drove driven; break broke broken; fly flew flown; flee fled; hold held; eat ate eaten;
fight fought; drink drank drunk; sink sank sunk; swim swam swum; arise arose arisen; hear heard; mean meant; feel felt; sweep swept; undergo underwent undergone;
mistake mistook mistaken; forbid forbade forbidden; bear borne; tear tore torn; wear wore worn; swear swore sworn; shake shook shaken; rise risen; see saw seen; fall fell fallen`
