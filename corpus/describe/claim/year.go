package claim

import (
	"github.com/simde/simde/corpus/describe/text"
)

// year is the year of a number: the nearest that its clause names and that
// stands nearer to it than to another number, or the one that opens the
// sentence. It is 0 where there is none, or where the years are a period.
func (s *sentence) year(q quantity) int {
	clause := s.clause(q)
	best, gap := 0, 1<<20
	for j := clause.First; j < clause.End; j++ {
		y, ok := s.Year(j)
		if !ok || j >= q.first && j < q.end || y > latestYear {
			continue
		}
		d := max(j-q.end, q.first-j)
		if d >= gap || s.ofAnother(j, q, d) {
			continue
		}
		if best, gap = y, d; s.period(j) || s.any(j-4, j)&since != 0 {
			best = 0
		}
	}
	return best
}

// ofAnother reports whether the year at token j stands nearer to another number
// than d. A year before the first number of a sentence holds for all, and so
// does one after the last, unless the numbers are compared.
func (s *sentence) ofAnother(j int, q quantity, d int) bool {
	if j < s.numbers[0].first && q.first > j {
		return false
	}
	last := s.numbers[len(s.numbers)-1]
	if j >= last.end && !s.inBrackets(j) && !s.compared(q.end, j) {
		return false
	}
	for _, o := range s.numbers {
		if o != q && max(j-o.end, o.first-j) < d && !(o.first < j && j < q.first) {
			return true
		}
	}
	return false
}

// inBrackets reports whether token j stands in brackets.
func (s *sentence) inBrackets(j int) bool {
	for i := j - 1; i >= s.First; i-- {
		if s.Mark(i, "(") {
			return true
		}
		if s.Mark(i, ")") {
			return false
		}
	}
	return false
}

// compared reports whether a word between two tokens compares, or begins
// another year.
func (s *sentence) compared(first, end int) bool {
	for j := first; j < end; j++ {
		if _, ok := s.Year(j); ok || s.is(j)&compares != 0 {
			return true
		}
	}
	return false
}

// period reports whether the year at token j is an end of a period: "2012 to
// 2015", "entre junio de 2015 y noviembre de 2017".
func (s *sentence) period(j int) bool {
	const reach = 4
	for i := j + 1; i <= min(j+reach, s.End-1); i++ {
		if s.Tokens[i].Is(text.Punct) && !s.Dash(i) {
			break
		}
		if _, ok := s.Year(i); ok {
			return true
		}
	}
	for i := j - 1; i >= max(j-reach, s.First); i-- {
		if s.Tokens[i].Is(text.Punct) && !s.Dash(i) {
			break
		}
		if _, ok := s.Year(i); ok {
			return true
		}
	}
	return false
}
