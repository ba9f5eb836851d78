package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every statement of this package is valid against a new library: they are all
// constants, found in the source text.
func TestEveryQueryIsValid(t *testing.T) {
	db := newLibrary(t)
	queries := queriesOf(t)
	if len(queries) < 50 {
		t.Fatalf("found only %d queries", len(queries))
	}
	for where, query := range queries {
		stmt, err := db.r.Prepare(query)
		if err != nil {
			t.Errorf("%s: %v in %s", where, err, query)
			continue
		}
		noError(t, stmt.Close()) //nolint:sqlclosecheck // closed in each round of the loop
	}
}

var statement = regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE) `)

// queriesOf lists the constant statements by where they stand.
func queriesOf(t *testing.T) map[string]string {
	files := token.NewFileSet()
	var parsed []*ast.File
	for _, name := range must(filepath.Glob("*.go")) {
		if !strings.HasSuffix(name, "_test.go") {
			parsed = append(parsed, must(parser.ParseFile(files, name, nil, 0)))
		}
	}
	named := map[string]string{} // the column lists
	out := map[string]string{}
	for range 2 { // the second time all names are known
		for _, f := range parsed {
			ast.Inspect(f, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok {
					return true
				}
				for i, v := range spec.Values {
					text := constant(v, named)
					if strings.HasSuffix(spec.Names[i].Name, "Columns") {
						named[spec.Names[i].Name] = text
					}
					if statement.MatchString(text) {
						out[files.Position(v.Pos()).String()] = text
					}
				}
				return true
			})
		}
	}
	return out
}

// constant is the value of a constant text; "" for anything else.
func constant(e ast.Expr, named map[string]string) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return s
		}
	case *ast.BinaryExpr:
		return constant(e.X, named) + constant(e.Y, named)
	case *ast.Ident:
		return named[e.Name]
	}
	return ""
}
