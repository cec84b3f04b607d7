package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// shared holds those of a kind that bear one name in a language on purpose,
// with the reason.
var shared = map[string]string{
	"people CD, CG":                 "the people of both Congos are called so; the name of the country beside it decides",
	"place 057, FM":                 "the region and the federation have one name",
	"organisation cndh-ma, cndh-mx": "both are CNDH; the country decides",
}

// checkNames tests that no two bearers of one kind share a folded name in one
// language.
type checkNames struct {
	t     *testing.T
	kind  string
	bears map[string][]string // language and folded name → who bears it
}

func (c *checkNames) add(l Lang, bearer, name string) {
	key := string(l) + " " + Fold(name)
	if !slices.Contains(c.bears[key], bearer) {
		c.bears[key] = append(c.bears[key], bearer)
	}
}

// done reports names that are shared without a reason, and notes in used the
// reasons that were needed.
func (c *checkNames) done(used map[string]bool) {
	c.t.Helper()
	for name, bearers := range c.bears {
		if len(bearers) < 2 {
			continue
		}
		slices.Sort(bearers)
		who := c.kind + " " + strings.Join(bearers, ", ")
		if shared[who] == "" {
			c.t.Errorf("%s bear one name, %q; name them apart, or give the reason", who, name)
		}
		used[who] = true
	}
}

// TestNamesNameOneThing holds that a label, a name or a demonym names one
// concept of its kind in each language.
func TestNamesNameOneThing(t *testing.T) {
	topics := checkNames{t, "topic", map[string][]string{}}
	organisations := checkNames{t, "organisation", map[string][]string{}}
	places := checkNames{t, "place", map[string][]string{}}
	peoples := checkNames{t, "people", map[string][]string{}}
	for _, l := range Langs {
		for _, c := range Topics() {
			for _, label := range append([]string{c.PrefLabel[l]}, c.AltLabel[l]...) {
				topics.add(l, string(c.ID), label)
			}
			for i, thing := range c.Includes {
				for _, label := range thing[l] {
					topics.add(l, fmt.Sprintf("%s/%d", c.ID, i), label)
				}
			}
		}
		for _, o := range Organisations() {
			for _, name := range o.Names(l) {
				organisations.add(l, o.ID, name)
			}
		}
		for _, p := range Places() {
			for _, name := range PlaceNames(p, l) {
				places.add(l, string(p), name)
			}
			for _, name := range Demonyms(p, l) {
				peoples.add(l, string(p), name)
			}
		}
	}
	used := map[string]bool{}
	for _, c := range []*checkNames{&topics, &organisations, &places, &peoples} {
		c.done(used)
	}
	for who := range shared {
		if !used[who] {
			t.Errorf("%s: a reason is given, and no name is shared", who)
		}
	}
}

// TestThingsHaveNamesInEachLanguage holds that what a topic includes can be
// translated.
func TestThingsHaveNamesInEachLanguage(t *testing.T) {
	for _, c := range Topics() {
		for i, thing := range c.Includes {
			for _, l := range Langs {
				if len(thing[l]) == 0 || slices.Contains(thing[l], "") {
					t.Errorf("topic %s includes %v (%d), which lacks a name in %s", c.ID, thing, i, l)
				}
			}
		}
	}
}
