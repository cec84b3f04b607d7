package claim

import (
	"testing"
	"testing/fstest"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// TestLikeliest holds that trees have their say of the likeliest choices alone,
// and none where no choice is likely.
func TestLikeliest(t *testing.T) {
	choice := func(origin schema.Place, traits ...model.Trait) Choice {
		return Choice{schema.Corridor{Origin: origin, Destination: "MX"}, traits, 0}
	}
	list := []Choice{choice("GT", model.Trait{Name: "near", Much: 1}), choice("HN", model.Trait{Name: "near", Much: 0.9}, model.Trait{Name: "counted", Much: 1})}
	linear := Model{Weights: model.Weights{"near": 2}}
	if best, chance := linear.Likeliest(list); best != 0 || chance < 0.45 || chance > 0.55 {
		t.Errorf("by the linear model: %d at %.2f", best, chance)
	}
	both := linear
	both.Trees = model.ReadTrees(fstest.MapFS{"trees.tsv": {Data: []byte("0\tcounted\t0\t1\t2\n0\t\t-2\t0\t0\n0\t\t4\t0\t0\n")}}, "trees.tsv")
	if best, chance := both.Likeliest(list); best != 1 || chance < 0.8 {
		t.Errorf("with trees: %d at %.2f", best, chance)
	}
	unlikely := both
	unlikely.Weights = model.Weights{"near": -5}
	if _, chance := unlikely.Likeliest(list); chance >= leastChance {
		t.Errorf("trees raise what is not likely to %.2f", chance)
	}
	if best, _ := both.Likeliest(nil); best != -1 {
		t.Errorf("of no choice %d is the likeliest", best)
	}
}
