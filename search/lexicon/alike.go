package lexicon

import "strings"

// leastAlike is the likeness from which two words are taken for one word as two
// languages spell it.
const leastAlike = 0.7

// skeleton writes a folded word without what Spanish, English and French spell
// differently: "filosofia", "philosophy" and "philosophie" have like skeletons.
func skeleton(w string) string {
	if len(w) > 3 && strings.HasPrefix(w, "es") && strings.IndexByte("ptcqml", w[2]) >= 0 {
		w = w[1:] // especial, special
	} else if len(w) > 3 && w[0] == 'e' && strings.IndexByte("ptc", w[1]) >= 0 {
		w = "s" + w[1:] // étudiant, student
	}
	w = spelling.Replace(w)
	var b strings.Builder
	for i := 0; i < len(w); i++ {
		if i == 0 || w[i] != w[i-1] {
			b.WriteByte(w[i])
		}
	}
	return b.String()
}

var spelling = strings.NewReplacer("ph", "f", "th", "t", "qu", "k", "ch", "k", "c", "k", "y", "i", "j", "g", "w", "v", "x", "s", "z", "s")

// alike returns how like two skeletons are, 0 to 1: what they share of the
// longer beside the letters that must be changed, or 0 where it is too little to
// tell.
func alike(a, b string) float32 {
	if len(a) < 4 || len(b) < 4 || a[0] != b[0] || 2*min(len(a), len(b)) < max(len(a), len(b)) {
		return 0
	}
	like := 1 - float32(distance(a, b))/float32(max(len(a), len(b)))
	if like < leastAlike {
		return 0
	}
	return like
}

// distance is the number of letters to add, drop or change to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			d := before
			if a[i-1] != b[j-1] {
				d++
			}
			before = row[j]
			row[j] = min(d, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
