package describe_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/simde/simde/schema"
)

// names are the declarations whose literals are names and no words of a text,
// though a table may have a word that is spelt so. "*" is a whole package.
var names = map[string]string{
	"lang.*":                      "inflects words, and names their classes",
	"text.CueNames":               "classes of cue words",
	"phrase.SlotNames":            "slots",
	"phrase.SenseNames":           "what a phrase stands for",
	"phrase.rule":                 "rules",
	"candidate.traitsOf":          "traits",
	"candidate.traits.byRule":     "traits",
	"statement.summary.grounds":   "traits",
	"train.countStocks":           "columns of tables",
	"candidate.scorer.sentence":   "traits",
	"claim.sentence.numberTraits": "traits",
	"claim.sentence.endTraits":    "traits",
	"claim.sentence.standing":     "traits",
	"claim.home":                  "traits",
	"claim.classNames":            "classes of words",
	"claim.Reader.sentence":       "a unit of the vocabulary",
	"eval.evaluation.claimed":     "sets",
	"train.tryCorridors":          "origins of texts",
	"topic.survey.traits":         "traits",
	"field.foreign":               "codes of languages",
	"field.Reader.Kind":           "a kind of the vocabulary",
	"describe.stages":             "stages",
	"describe.Explain":            "fields",
	"eval.evaluation.seed":        "levels of the annotations",
	"eval.evaluation.mentions":    "the frame that a name is read in",
	"train.fitMain":               "traits",
	"train.tables":                "tables",
	"train.romanised":             "codes of countries",
	"train.sameSounds":            "spellings of sounds",
	"eval.stated":                 "a kind of the vocabulary",
}

// TestNoWordsInGo holds that words of a natural language stand in tables: no
// literal has a letter with a diacritic, none is a word that a table of words
// has, and no regular expression spells a word.
func TestNoWordsInGo(t *testing.T) {
	known, needed := tableWords(t), map[string]bool{}
	for folder, files := range sources(t) {
		for _, name := range files {
			for _, l := range literals(t, name) {
				pkg := filepath.Base(folder)
				if pkg == "." {
					pkg = "describe"
				}
				why := l.isWord(known)
				if why == "" {
					continue
				}
				name := pkg + "." + l.in
				if names[pkg+".*"] != "" {
					name = pkg + ".*"
				}
				if needed[name] = true; names[name] == "" {
					t.Errorf("%s: %q in %s.%s %s", l.at, l.text, pkg, l.in, why)
				}
			}
		}
	}
	for name := range names {
		if !needed[name] {
			t.Errorf("%s has no word any more; strike it from the list", name)
		}
	}
}

// literal is a string literal of a Go file.
type literal struct {
	at      token.Position
	text    string
	in      string // the declaration that has it
	pattern bool   // part of a regular expression
}

var (
	reClass = regexp.MustCompile(`\(\?[a-z:]+\)?|\\[pP]\{\w+\}|\\.|\[[^\]]*\]`) // what is no word in a regular expression
	reWord  = regexp.MustCompile(`\p{L}{3,}`)
)

// isWord says why a literal is a word of a natural language, or "".
func (l literal) isWord(known map[string]bool) string {
	switch {
	case l.pattern && reWord.MatchString(reClass.ReplaceAllString(l.text, " ")):
		return "spells a word in a regular expression"
	case !l.pattern && strings.ContainsFunc(l.text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }):
		return "has a letter with a diacritic"
	case known[strings.ToLower(strings.Trim(l.text, " -'"))]:
		return "is a word of the tables of package lang"
	}
	return ""
}

// literals returns the string literals of a Go file but those of imports.
func literals(t *testing.T, name string) []literal {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var out []literal
	var read func(in string, n ast.Node, pattern bool)
	read = func(in string, n ast.Node, pattern bool) {
		ast.Inspect(n, func(n ast.Node) bool {
			switch v := n.(type) {
			case *ast.ImportSpec, *ast.Field:
				return false // paths and tags
			case *ast.CallExpr:
				switch name := called(v); {
				case !pattern && (name == "MustCompile" || name == "Lazy"):
					read(in, v.Args[0], true)
					return false
				case name == "Pattern" || name == "panic":
					return false // the name of a pattern, what a programmer is told
				}
			case *ast.BasicLit:
				if v.Kind != token.STRING {
					return true
				}
				text, err := strconv.Unquote(v.Value)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, literal{fset.Position(v.Pos()), text, in, pattern})
			}
			return true
		})
	}
	for _, d := range f.Decls {
		if spec, ok := d.(*ast.GenDecl); !ok || spec.Tok != token.IMPORT {
			read(declared(d), d, false)
		}
	}
	return out
}

// called returns the name of the function that is called, without its package.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// declared returns the name of a declaration: of a method with its type, of
// constants of one type the type in small letters.
func declared(d ast.Decl) string {
	switch v := d.(type) {
	case *ast.FuncDecl:
		if v.Recv == nil {
			return v.Name.Name
		}
		of := v.Recv.List[0].Type
		if p, ok := of.(*ast.StarExpr); ok {
			of = p.X
		}
		if p, ok := of.(*ast.IndexExpr); ok {
			of = p.X // of any type
		}
		return of.(*ast.Ident).Name + "." + v.Name.Name
	case *ast.GenDecl:
		switch s := v.Specs[0].(type) {
		case *ast.TypeSpec:
			return s.Name.Name
		case *ast.ValueSpec:
			if id, ok := s.Type.(*ast.Ident); ok && id.Name == "RuleID" {
				return "rule"
			}
			return s.Names[0].Name
		}
	}
	return ""
}

// tableWords are the words of the tables of package lang and the frequent
// words of every language.
func tableWords(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	add := func(w string) {
		if w = strings.ToLower(strings.Trim(w, "-'")); len(w) > 1 {
			out[w], out[schema.Fold(w)] = true, true
		}
	}
	for _, file := range []string{"lang/es.tsv", "lang/en.tsv", "lang/fr.tsv", "lang/pt.tsv", "lexicon/stopwords.tsv"} {
		text, err := os.ReadFile(filepath.FromSlash(file))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			word, rest, _ := strings.Cut(strings.TrimSpace(line), "\t")
			add(word)
			if strings.HasSuffix(file, "stopwords.tsv") {
				for w := range strings.FieldsSeq(rest) {
					add(w)
				}
			}
		}
	}
	return out
}
