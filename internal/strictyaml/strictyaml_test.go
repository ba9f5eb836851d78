package strictyaml

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

type sheet struct {
	Name  string `yaml:"name"`
	Rows  []row  `yaml:"rows"`
	inner int
}

type row struct {
	Width int `yaml:"width"`
}

func TestErrorsNameTheFileAndTheLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an unknown field":            {"name: a\nnmae: b", `deck.md:12: unknown field "nmae" in the sheet; known are name, rows, width`},
		"an unknown field of a row":   {"rows:\n  - widht: 1", `deck.md:12: unknown field "widht" in the sheet; known are name, rows, width`},
		"a word where a number goes":  {"rows:\n  - width: wide", `deck.md:12: text "wide" in the sheet cannot be read as a number; correct it`},
		"a list where a word goes":    {"name: [a]", `deck.md:11: a list in the sheet cannot be read as text; correct it`},
		"a quote that does not close": {"name: \"a\n", `deck.md:12: the sheet is not valid YAML: found unexpected end of stream`},
		"a second document":           {"name: a\n---\nname: b", `deck.md:11: the sheet has a second YAML document after ---; keep one`},
	} {
		t.Run(name, func(t *testing.T) {
			err := Decode(Place{"deck.md", 10}, []byte(c.text), "sheet", &sheet{inner: 1})
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnEmptyTextChangesNothing(t *testing.T) {
	got := sheet{Name: "kept"}
	if err := Decode(Place{File: "a"}, nil, "sheet", &got); err != nil || got.Name != "kept" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("name: a\nrows: [{width: 2}]"))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(_ *testing.T, text []byte) {
		var s sheet
		_ = Decode(Place{File: "f"}, text, "sheet", &s)
	})
}

func TestItemLinesFindEachItem(t *testing.T) {
	text := []byte("a: 1\nrows:\n  - width: 1\n\n  - width: 2\n")
	if diff := cmp.Diff([]int{3, 5}, ItemLines(text, "rows")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{1, 2}, ItemLines([]byte("- a\n- b\n"), "")); diff != "" {
		t.Error(diff)
	}
}
