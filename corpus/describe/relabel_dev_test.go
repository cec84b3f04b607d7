package describe

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestRelabel(t *testing.T) {
	if os.Getenv("RELABEL") == "" {
		t.Skip()
	}
	d := New()
	valid := []string{}
	for f := range rows("rules/roles.tsv", 6) {
		valid = append(valid, f[0])
	}
	shown := map[string]bool{}
	for f := range rows("annotations/sentences.tsv", 4) {
		for _, r := range rulesOf(d.describePassage(f[3])) {
			shown[r+" "+f[0]] = true
		}
	}
	for f := range rows("rules/examples.tsv", 4) {
		doc := d.describePassage(f[3])
		got := append(corridorCodes(doc), transits(doc)...)
		ok := true
		for _, want := range strings.Fields(f[2]) {
			ok = ok && slices.Contains(got, want)
		}
		rs := rulesOf(doc)
		if !ok {
			fmt.Println("FAIL", f[0], f[1], f[3], got)
			continue
		}
		if !slices.Contains(rs, f[0]) {
			for _, r := range rs {
				if slices.Contains(valid, r) && !shown[r+" "+f[1]] {
					f[0] = r
					break
				}
			}
			if !slices.Contains(rs, f[0]) {
				for _, r := range rs {
					if slices.Contains(valid, r) {
						f[0] = r
						break
					}
				}
			}
		}
		for _, r := range rs {
			shown[r+" "+f[1]] = true
		}
		fmt.Println("ROW\t" + strings.Join(f, "\t"))
	}
	for _, v := range valid {
		m := ""
		for _, l := range []string{"es", "en", "fr"} {
			if !shown[v+" "+l] && (l == "fr" || !frenchOnly(v)) {
				m += l + " "
			}
		}
		if m != "" {
			fmt.Println("MISS", v, m)
		}
	}
}
