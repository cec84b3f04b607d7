package describe

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestCover(t *testing.T) {
	if os.Getenv("COVER") == "" {
		t.Skip()
	}
	d := New()
	have := map[string]string{}
	for f := range rows("annotations/sentences.tsv", 4) {
		doc := d.describePassage(f[3])
		for _, c := range doc.Corridors {
			for _, e := range c.Evidence {
				for _, r := range strings.Split(strings.TrimPrefix(e.Rule, "carried: "), " & ") {
					k := strings.TrimRight(r, "+") + " " + f[0]
					if have[k] == "" {
						have[k] = f[3]
					}
				}
			}
		}
	}
	for f := range rows("rules/roles.tsv", 6) {
		miss := ""
		for _, l := range []string{"es", "en", "fr"} {
			if have[f[0]+" "+l] == "" {
				miss += l + " "
			}
		}
		if miss != "" {
			fmt.Println("MISS", f[0], miss)
		}
	}
}
