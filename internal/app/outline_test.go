package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
)

func TestTickedSectionsAndParagraphsBecomeSlideStubs(t *testing.T) {
	doc := source.Document{
		Source: source.Source{Title: "Energy", Short: "Lee"},
		Sections: []source.Section{
			{ID: "1", Title: "Supply", Level: 1, Paragraphs: []source.Paragraph{{ID: "1a", Text: "Supply grew. It will go on."}}},
			{ID: "2", Title: "Demand", Level: 1},
			{ID: "2.1", Title: "Homes", Level: 2, Paragraphs: []source.Paragraph{{ID: "2.1a", Text: "Homes use less."}, {ID: "2.1b", Text: "Heat pumps help."}}},
			{ID: "2.2", Title: "Industry", Level: 2, Paragraphs: []source.Paragraph{{ID: "2.2a", Text: "Industry uses more."}}},
		},
	}
	for _, c := range []struct {
		name   string
		ticked []source.ID
		want   []string
	}{
		{"nothing ticked makes nothing", nil, nil},
		{"a section with its text is one slide", []source.ID{"1", "1a"}, []string{"bullets Supply [Supply]: Supply grew."}},
		{"a section over others opens a group", []source.ID{"2", "2.1", "2.1a", "2.1b", "2.2", "2.2a"}, []string{
			"section Demand [Demand]: ", "bullets Homes [Demand]: Homes use less. Heat pumps help.", "bullets Industry [Demand]: Industry uses more.",
		}},
		{"a paragraph alone brings its section's heading", []source.ID{"2.1b"}, []string{"bullets Homes []: Heat pumps help."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range app.SlidesFromOutline(doc, c.ticked) {
				line := string(s.Layout) + " " + s.Title + " [" + s.Group + "]: "
				for _, b := range s.Blocks {
					for i, it := range b.Items {
						if i > 0 {
							line += " "
						}
						line += it.Text
					}
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
