package evidence_test

import (
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

func TestReferencesFindTheSourcesHeld(t *testing.T) {
	shelf := evidence.NewShelf(map[string]source.Source{
		"span":   {Key: "span", Title: "On the Bridges of the North: A Study", Authors: []string{"Ada Example"}, Published: "2020-05", DOI: "https://doi.org/10.1/ABC", Held: true},
		"trade":  {Key: "trade", Title: "Trade", Authors: []string{"Bo Builder"}, Published: "2019", Held: true},
		"nodate": {Key: "nodate", Title: "A long history of railways", Authors: []string{"王小明"}, Published: "undated", Held: true},
		"cited":  {Key: "cited", Title: "A work that nobody here has read", Published: "2018"},
	}, evidence.Held)
	tests := []struct {
		name string
		ref  source.Reference
		want string
	}{
		{"the same DOI, whatever the title", source.Reference{DOI: "10.1/abc", Title: "Bridges"}, "span"},
		{"the same title but for capitals and signs, and the year", source.Reference{Title: "On the bridges of the North – a study.", Year: "2020"}, "span"},
		{"another year", source.Reference{Title: "On the bridges of the North: a study", Year: "2021"}, ""},
		{"another DOI", source.Reference{DOI: "10.1/other", Title: "On the bridges of the North: a study", Year: "2020"}, ""},
		{"a short title alone", source.Reference{Title: "Trade", Year: "2019"}, ""},
		{"a short title and the author", source.Reference{Title: "Trade", Year: "2019", Authors: []string{"Builder B."}}, "trade"},
		{"no year on one side and no author", source.Reference{Title: "A long history of railways", Year: "2001"}, ""},
		{"no year on one side and the author", source.Reference{Title: "A long history of railways", Year: "2001", Authors: []string{"王小明"}}, "nodate"},
		{"only cited", source.Reference{Title: "A work that nobody here has read", Year: "2018"}, ""},
		{"nothing", source.Reference{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := shelf.Find(tt.ref); got.Key != tt.want || ok != (tt.want != "") {
				t.Errorf("found %q", got.Key)
			}
		})
	}
}
