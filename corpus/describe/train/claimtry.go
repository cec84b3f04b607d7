package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/model"
)

// trial counts how numbers are read of texts that were not learned from: those
// of corridors, or those of one end.
type trial struct{ right, wrong, missed int }

// tryClaims prints how the numbers of real texts are read by what was learned
// from others, by the chance from which on they stand.
func tryClaims(w io.Writer, dir string) error {
	questions, err := claimQuestions(dir)
	if err != nil {
		return fmt.Errorf("try claims: %w", err)
	}
	var models [folds]claim.Model
	for fold := range models {
		others := slices.DeleteFunc(slices.Clone(questions), func(q question) bool { return q.fold == fold })
		models[fold] = claim.Model{Weights: fitChoices(others), Trees: growChoices(others, map[model.Key]string{})}
	}
	const first, last, step = 40, 80, 5 // in hundredths
	for least := first; least <= last; least += step {
		var both, open trial
		for _, q := range questions {
			if !q.own {
				from := float64(least) / 100
				q.count(models[q.fold], claim.Thresholds{Corridor: from, Place: from}, &both, &open)
			}
		}
		if _, err := fmt.Fprintf(w, "from 0.%d: corridors %v; one end %v\n", least, both, open); err != nil {
			return err
		}
	}
	return nil
}

func (t trial) String() string {
	return fmt.Sprintf("%d right, %d wrong, %d missed", t.right, t.wrong, t.missed)
}

// count adds what is made of one number.
func (q question) count(m claim.Model, limits claim.Thresholds, both, open *trial) {
	of := func(c claim.Choice) *trial {
		if c.OneEnd() {
			return open
		}
		return both
	}
	at, chance := m.Likeliest(q.choices)
	best := q.choices[at]
	said := limits.Allow(best, chance)
	switch {
	case said && at == q.right:
		of(best).right++
		return
	case said:
		of(best).wrong++
	}
	if q.right >= 0 {
		of(q.choices[q.right]).missed++
	}
}
