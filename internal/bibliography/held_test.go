package bibliography

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAWorkComesBackFromTheLibraryAsItWasRead(t *testing.T) {
	for name, want := range map[string]Work{
		"an article": {
			Kind: Article, Title: "On grain", Authors: []Name{{Family: "von der Feld", Given: "Ada"}, {Literal: "王小明"}}, Container: "Journal of Grain", Publisher: "Field Press",
			Place: "Graz", Date: "2020-05", Volume: "7", Issue: "1", Pages: "3–9", DOI: "10.1/x", URL: "https://example.org", Language: "en", Abstract: "It says.", Note: "N.", Keywords: []string{"grain"},
		},
		"a chapter by a firm": {
			Kind: Chapter, Title: "Mills", Authors: []Name{{Literal: "Huge Mills"}}, Editors: []Name{{Family: "Builder", Given: "Bo"}}, Container: "The Book of Grain", Publisher: "Field Press",
		},
		"a thesis": {Kind: Thesis, Title: "Sieves", Publisher: "University of Graz", Date: "1999"},
		"a book":   {Kind: Book, Title: "Flour", Container: "Studies in Flour", Publisher: "Field Press"},
	} {
		t.Run(name, func(t *testing.T) {
			want.Key = "k"
			s := want.Source()
			s.Key = "k"
			if diff := cmp.Diff(want, OfSource(s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
