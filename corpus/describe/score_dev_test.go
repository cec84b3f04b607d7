package describe

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDev(t *testing.T) {
	which := os.Getenv("DEV")
	if which == "" {
		t.Skip()
	}
	d := New()
	tot := map[string]*Score{}
	run := func(set, lang, text string, must, may []string, show bool) {
		doc := d.describePassage(text)
		got := corridorCodes(doc)
		s, wrong, missed := compare(got, must, may)
		for _, k := range []string{set + " " + lang, set} {
			if tot[k] == nil {
				tot[k] = &Score{}
			}
			tot[k].add(s)
		}
		if show && len(wrong)+len(missed) > 0 {
			fmt.Printf("%s %s wrong %v missed %v\n   %s\n", set, doc.Language, wrong, missed, strings.Join(strings.Fields(text), " "))
			for _, c := range append(doc.Corridors, doc.Suggestions.Corridors...) {
				fmt.Printf("      %s %.2f %s\n", c.Corridor, c.Confidence, c.Evidence[0].Rule)
			}
		}
	}
	n := map[string]int{}
	for f := range rows("annotations/sentences.tsv", 4) {
		n[f[0]]++
		set := "tune"
		if n[f[0]]%2 == 0 {
			set = "held"
		}
		list := func(s string) []string {
			if s == "-" {
				return nil
			}
			return strings.Fields(s)
		}
		run(set, f[0], f[3], list(f[1]), list(f[2]), strings.Contains(which, set) && (strings.Contains(which, f[0]) || strings.Contains(which, "all")))
	}
	var file struct {
		Items []struct {
			ID, Lang, Text string
			Must, May      []string
		}
	}
	b, _ := os.ReadFile(filepath.Join("../../../shared/data/eval/corridors.json"))
	_ = json.Unmarshal(b, &file)
	fix := func(s []string) (out []string) {
		for _, x := range s {
			out = append(out, strings.ReplaceAll(x, ">", "-"))
		}
		return
	}
	for _, it := range file.Items {
		run("eval", it.Lang, it.Text, fix(it.Must), fix(it.May), strings.Contains(which, "eval") && (strings.Contains(which, it.Lang) || strings.Contains(which, "all")))
	}
	var pf struct {
		Items []struct {
			ID, Lang, File, Part string
			Start, End           int
			Must, May            []string
		}
	}
	b, _ = os.ReadFile("annotations/passages.json")
	_ = json.Unmarshal(b, &pf)
	for _, it := range pf.Items {
		tb, err := os.ReadFile("../../../shared/data/" + it.File)
		if err != nil {
			t.Fatal(err)
		}
		set := "p-" + it.Part
		if len(it.May) > 0 && it.May[0] == "*" {
			it.May = corridorCodes(d.describePassage(string(tb[it.Start:it.End])))
		}
		run(set, it.Lang, string(tb[it.Start:it.End]), it.Must, it.May, strings.Contains(which, set) && (strings.Contains(which, it.Lang) || strings.Contains(which, "all")))
	}
	for _, k := range []string{"p-tune en", "p-tune es", "p-tune fr", "p-tune", "p-report en", "p-report es", "p-report fr", "p-report", "tune en", "tune es", "tune fr", "tune", "held en", "held es", "held fr", "held", "eval en", "eval es", "eval fr", "eval"} {
		s := tot[k]
		if s != nil {
			fmt.Printf("%-11s P %.2f R %.2f F %.2f  (%d %d %d)\n", k, s.Precision(), s.Recall(), s.F1(), s.Right, s.Wrong, s.Missed)
		}
	}
}
