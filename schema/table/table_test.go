package table

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestIn(t *testing.T) {
	var got [][]string
	for f := range In("x.tsv", "# a comment\na\tb\r\n\nc\t\n", 2) {
		got = append(got, f)
	}
	if diff := cmp.Diff([][]string{{"a", "b"}, {"c", ""}}, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// TestDefects holds that a defect names its table, its line and its row.
func TestDefects(t *testing.T) {
	files := fstest.MapFS{"n.tsv": {Data: []byte("a\t1\nb\tmany\n")}}
	for want, read := range map[string]func(){
		`x.tsv, line 2: 1 fields in "b", want 2`: func() {
			for range In("x.tsv", "a\tb\nb\n", 2) {
				continue
			}
		},
		`n.tsv: ["b" "many"]: strconv.ParseFloat: parsing "many": invalid syntax`: func() {
			for range Numbers(files, "n.tsv") {
				continue
			}
		},
		"table: open none.tsv: file does not exist": func() { Rows(files, "none.tsv", 1) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %s", got, want)
				}
			}()
			read()
		}()
	}
}
