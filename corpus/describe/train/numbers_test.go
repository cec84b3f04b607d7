package main

import (
	"testing"
)

// TestNumbers holds that who lacks the material finds what it teaches: examples
// of every stage, right ones and wrong ones, of every fold, with the names of
// their traits.
func TestNumbers(t *testing.T) {
	for _, stage := range stages {
		s, err := readNumbers(numbersPath("..", stage))
		if err != nil {
			t.Fatal(err)
		}
		right, byFold, nameless := 0, map[int]int{}, 0
		for i, e := range s.Examples {
			if byFold[s.Folds[i]]++; e.Right {
				right++
			}
			for _, f := range e.List {
				if s.Names[f.Key] == "" {
					nameless++
				}
			}
		}
		if len(s.Examples) < 500 || right < 100 || right > len(s.Examples)-100 || len(byFold) != folds || nameless > 0 {
			t.Errorf("%s: %d examples, %d right, by fold %v, %d traits without a name", stage, len(s.Examples), right, byFold, nameless)
		}
	}
}
