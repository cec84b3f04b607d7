package lexicon

import (
	"math"
)

// The settings of the alignment of words.
const (
	rounds      = 5    // of expectation and maximisation
	tension     = 4.0  // how strongly words keep their place in the line
	nullShare   = 0.08 // of words that translate nothing
	prior       = 0.01 // of a translation: keeps rare words from taking all
	alikeWeight = 6.0  // what two words that look alike begin with beside others
)

// alignment is all that two languages of a text share, ready for counting:
// every pair of stems that stand in one line has a number.
type alignment struct {
	pairs []pairOf
	lines []alignedLine
	n     [2]int // stems of each language
}

type pairOf struct{ a, b int32 }

// alignedLine is a line with the numbers of its pairs: that of word i of the
// first language and word j of the second stands at i*len(b)+j.
type alignedLine struct {
	a, b []int32
	pair []int32
}

// align collects the pairs of two languages of a text.
func (text *aligned) align(a, b int) *alignment {
	out := &alignment{n: [2]int{len(text.stems[a]), len(text.stems[b])}}
	numbers := map[pairOf]int32{}
	for _, line := range text.lines {
		l := alignedLine{a: line[a], b: line[b]}
		if len(l.a) == 0 || len(l.b) == 0 {
			continue
		}
		l.pair = make([]int32, 0, len(l.a)*len(l.b))
		for _, x := range l.a {
			for _, y := range l.b {
				p := pairOf{x, y}
				n, ok := numbers[p]
				if !ok {
					n = int32(len(out.pairs))
					numbers[p] = n
					out.pairs = append(out.pairs, p)
				}
				l.pair = append(l.pair, n)
			}
		}
		out.lines = append(out.lines, l)
	}
	return out
}

// learn returns the probability of each pair, that the word of the second
// language translates that of the first, or with back the other way round:
// IBM model 1 whose words prefer their place in the line, by expectation and
// maximisation. Words that look alike begin with an advantage.
func (x *alignment) learn(similar []float32, back bool) []float32 {
	p := make([]float32, len(x.pairs))
	for i := range p {
		p[i] = 1 + alikeWeight*similar[i]
	}
	none := make([]float32, x.n[side(!back)]) // of a target that translates nothing
	for i := range none {
		none[i] = 1
	}
	for range rounds {
		counts, alone := make([]float32, len(p)), make([]float32, len(none))
		for i := range x.lines {
			x.lines[i].expect(p, none, counts, alone, back)
		}
		x.maximise(p, counts, back)
		total := float32(0)
		for _, c := range alone {
			total += c
		}
		for i, c := range alone {
			none[i] = c / max(total, 1)
		}
	}
	return p
}

// side is the place of a language in a pair.
func side(second bool) int {
	if second {
		return 1
	}
	return 0
}

// expect shares each target of the line among its possible sources.
func (l *alignedLine) expect(p, none, counts, alone []float32, back bool) {
	sources, targets := l.a, l.b
	at := func(i, j int) int32 { return l.pair[i*len(l.b)+j] }
	if back {
		sources, targets = l.b, l.a
		at = func(i, j int) int32 { return l.pair[j*len(l.b)+i] }
	}
	share := make([]float32, len(sources))
	for j, t := range targets {
		place := 0.0
		for i := range sources {
			d := math.Exp(-tension * math.Abs((float64(i)+0.5)/float64(len(sources))-(float64(j)+0.5)/float64(len(targets))))
			share[i] = float32(d)
			place += d
		}
		sum := nullShare * none[t]
		for i := range sources {
			share[i] *= float32((1-nullShare)/place) * p[at(i, j)]
			sum += share[i]
		}
		if sum == 0 {
			continue
		}
		for i := range sources {
			counts[at(i, j)] += share[i] / sum
		}
		alone[t] += nullShare * none[t] / sum
	}
}

// maximise turns counts into probabilities by source, each with a prior that
// makes what was hardly seen improbable.
func (x *alignment) maximise(p, counts []float32, back bool) {
	total := make([]float64, x.n[side(back)])
	kinds := make([]float64, len(total))
	source := func(q pairOf) int32 {
		if back {
			return q.b
		}
		return q.a
	}
	for i, q := range x.pairs {
		total[source(q)] += float64(counts[i])
		kinds[source(q)]++
	}
	for i, q := range x.pairs {
		s := source(q)
		p[i] = float32(math.Exp(digamma(float64(counts[i])+prior) - digamma(total[s]+prior*kinds[s])))
	}
}

// digamma is the derivative of the logarithm of the gamma function, by
// recurrence and its asymptotic series.
func digamma(x float64) float64 {
	sum := 0.0
	for ; x < 6; x++ {
		sum -= 1 / x
	}
	f := 1 / (x * x)
	return sum + math.Log(x) - 0.5/x - f*(1.0/12-f*(1.0/120-f/252))
}
