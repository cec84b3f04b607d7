package model

import "testing"

// TestChance holds that the chance follows from the sum of the weights.
func TestChance(t *testing.T) {
	m := Weights{"bias": 0, "for": 2, "against": -2}
	for _, c := range []struct {
		traits []Trait
		want   float64
	}{{[]Trait{{"bias", 1}}, 0.5}, {[]Trait{{"for", 1}, {"against", 1}}, 0.5}, {[]Trait{{"for", 1}}, 0.88}, {[]Trait{{"against", 2}, {"unknown", 9}}, 0.02}} {
		if got := m.Chance(c.traits); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("Chance(%v) = %.3f, want %.2f", c.traits, got, c.want)
		}
	}
}
