package describe_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// circles are the circles of files that are known, by package, each with why
// it stands. None may grow, and one that is cut is struck from the list.
var circles = map[string]struct {
	files []string
	why   string
}{}

// TestNoCircles holds that the files of a package build on each other in one
// direction: a file is read without those that build on it.
func TestNoCircles(t *testing.T) {
	for folder, files := range sources(t) {
		var found []string
		for _, c := range circlesOf(uses(t, folder, files)) {
			if len(c) > 1 {
				found = append(found, c...)
			}
		}
		slices.Sort(found)
		known := slices.Clone(circles[folder].files)
		slices.Sort(known)
		for _, f := range found {
			if !slices.Contains(known, f) {
				t.Errorf("%s: %s stands in a circle of files: %v", folder, f, found)
			}
		}
		for _, f := range known {
			if !slices.Contains(found, f) {
				t.Errorf("%s: %s stands in no circle any more; strike it from the list", folder, f)
			}
		}
	}
}

// sources returns the files of each package of the tree that are no tests.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			out[filepath.Dir(path)] = append(out[filepath.Dir(path)], path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// nothing imports every package as an empty one: what a file uses of another
// package makes no circle of files.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	return p, nil
}

// uses returns by file of a package the files whose declarations it uses.
func uses(t *testing.T, folder string, names []string) map[string][]string {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: nothing{}, Error: func(error) {}} // of what is imported nothing is known
	pkg, err := conf.Check(folder, fset, files, info)
	if pkg == nil {
		t.Fatal(err)
	}
	edges := map[string]map[string]bool{}
	for _, name := range names {
		edges[filepath.Base(name)] = map[string]bool{}
	}
	for id, o := range info.Uses {
		if o.Pkg() != pkg || !o.Pos().IsValid() {
			continue
		}
		from, to := filepath.Base(fset.Position(id.Pos()).Filename), filepath.Base(fset.Position(o.Pos()).Filename)
		if from != to {
			edges[from][to] = true
		}
	}
	out := map[string][]string{}
	for from, to := range edges {
		out[from] = slices.Sorted(maps.Keys(to))
	}
	return out
}

// circlesOf returns the strongly connected components of a graph (Tarjan 1972).
func circlesOf(graph map[string][]string) [][]string {
	var out [][]string
	index, low, onStack := map[string]int{}, map[string]int{}, map[string]bool{}
	var stack []string
	var visit func(v string)
	visit = func(v string) {
		index[v] = len(index) + 1
		low[v] = index[v]
		stack = append(stack, v)
		onStack[v] = true
		for _, w := range graph[v] {
			switch {
			case index[w] == 0:
				visit(w)
				low[v] = min(low[v], low[w])
			case onStack[w]:
				low[v] = min(low[v], index[w])
			}
		}
		if low[v] != index[v] {
			return
		}
		at := slices.Index(stack, v)
		out = append(out, slices.Clone(stack[at:]))
		for _, w := range stack[at:] {
			onStack[w] = false
		}
		stack = stack[:at]
	}
	for _, v := range slices.Sorted(maps.Keys(graph)) {
		if index[v] == 0 {
			visit(v)
		}
	}
	return out
}
