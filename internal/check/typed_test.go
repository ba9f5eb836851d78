package check_test

import (
	"testing"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestTypedNumbersOfASlideAndWhatTheyMayBe(t *testing.T) {
	book, _ := harbour()
	fit := func(figure string, start, end int, token string) check.Fit {
		return check.Fit{Figure: figure, Span: source.Span{Start: start, End: end}, Token: token}
	}
	for _, tc := range []struct {
		name, lang, text, typed string
		want                    []check.Fit
	}{
		{"an amount is bound with its unit", "", "Freight was US$1.35 trillion in 2020.", "US$1.35 trillion", []check.Fit{fit("freight-2020", 12, 28, "{{fig:freight-2020}}")}},
		{"a count is bound without its noun", "", "There are 133 ports.", "133", []check.Fit{fit("ports", 10, 13, "{{fig:ports|short}}")}},
		{"another magnitude is kept", "", "It was US$1350 billion in 2020.", "US$1350 billion", []check.Fit{fit("freight-2020", 7, 22, "{{fig:freight-2020|billion}}")}},
		{"in a Chinese deck too", "zh", "2020年为1.35万亿美元。", "1.35万亿美元", []check.Fit{fit("freight-2020", 10, 26, "{{fig:freight-2020}}")}},
		{"亿 is kept", "zh", "2020年为13,500亿美元。", "13,500亿美元", []check.Fit{fit("freight-2020", 10, 25, "{{fig:freight-2020|亿}}")}},
		{"no figure has it", "", "It was 77 % then.", "77 %", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := dated("", text(tc.text))
			d.Meta.Language = tc.lang
			all := check.TypedNumbers(d, d.Slides[0])
			if len(all) != 1 || all[0].Text != tc.typed || all[0].Block != "b1" || all[0].Field != "text" {
				t.Fatalf("found %+v", all)
			}
			if diff := cmp.Diff(tc.want, check.Fits(check.Input{Deck: d, Book: book}, all[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestANumberThatWasDismissedIsNotMarked(t *testing.T) {
	d := dated("Up 12 %", text("There are 133 ports."))
	all := check.TypedNumbers(d, d.Slides[0])
	if len(all) != 2 || all[0].Block != "" || all[0].Field != "title" {
		t.Fatalf("found %+v", all)
	}
	report, err := check.Deck(t.Context(), check.Input{Deck: d})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, f := range report.Findings {
		if f.Rule == "unbound-number" {
			told = append(told, f.Key())
		}
	}
	var dismissals []string
	for _, n := range all {
		dismissals = append(dismissals, n.Dismissal("").Finding)
	}
	if diff := cmp.Diff(told, dismissals); diff != "" {
		t.Errorf("Check and the slide name the numbers otherwise: %s", diff)
	}
	d.Review.Dismissed = []deck.Dismissal{all[0].Dismissal("a round number")}
	if left := check.TypedNumbers(d, d.Slides[0]); len(left) != 1 || left[0].Text != "133" {
		t.Errorf("left %+v", left)
	}
}
