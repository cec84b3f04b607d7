package describe_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

// The sizes at which a file or a package of the tree is more than one thing, in
// lines; tests are not counted.
const (
	mostLines        = 400
	mostPackageLines = 3000
)

// TestSizes holds that no file and no package of the tree is too long to be read.
func TestSizes(t *testing.T) {
	for folder, files := range sources(t) {
		all := 0
		for _, name := range files {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			n := bytes.Count(src, []byte("\n"))
			if n > mostLines {
				t.Errorf("%s has %d lines, more than %d", name, n, mostLines)
			}
			all += n
		}
		if all > mostPackageLines {
			t.Errorf("%s has %d lines, more than %d", folder, all, mostPackageLines)
		}
	}
}

// mostBranches is how many ways a function may have through it (McCabe 1976): one
// with more decides more than one thing.
const mostBranches = 15

// branchy are the functions that are known to have more, by package, each with
// how many. None may grow.
var branchy = map[string]int{
	"eval.evaluation.catalogue": 17,
	"field.Reader.Contacts":     17,
	"field.dashed":              19,
	"title.clauseAt":            17,
	"title.openingAt":           16,
	"train.write":               22,
}

// TestBranches holds that a function of the tree decides few things, so that it
// is read from top to bottom.
func TestBranches(t *testing.T) {
	for folder, files := range sources(t) {
		for _, name := range files {
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok {
					continue
				}
				who := filepath.Base(folder) + "." + declared(d)
				if n := branches(fn); n > max(mostBranches, branchy[who]) {
					t.Errorf("%s: %s has %d ways through it, more than %d", fset.Position(fn.Pos()), who, n, mostBranches)
				}
			}
		}
	}
}

// branches counts the ways through a function: each condition, each loop, each
// case and each "and" and "or" adds one.
func branches(fn *ast.FuncDecl) int {
	n := 1
	ast.Inspect(fn, func(node ast.Node) bool {
		switch v := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if v.List != nil {
				n++
			}
		case *ast.CommClause:
			if v.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if v.Op == token.LAND || v.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}
