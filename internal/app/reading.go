package app

import (
	"slices"
	"strings"

	"briefdeck/internal/ingest"
	"briefdeck/internal/source"
)

// Described is what a person corrects of a paper before it is added.
type Described struct {
	Title     string
	Authors   []string
	Published string // as printed; "" when nobody knows
}

// Described is what the importer found out about the paper.
func (r Reading) Described() Described {
	s := r.Draft.Source
	d := Described{s.Title, s.Authors, s.Published}
	if d.Published == undated {
		d.Published = ""
	}
	return d
}

// undated is how a source says that nobody knows when it was published.
const undated = "undated"

// Describe gives a paper what a person says of it. Blanks around words go; a title of
// none stays as it was read. Another author also changes how source lines name it.
func (r *Reading) Describe(d Described) {
	s := &r.Draft.Source
	if t := strings.Join(strings.Fields(d.Title), " "); t != "" {
		s.Title = t
	}
	var authors []string
	for _, a := range d.Authors {
		if a = strings.Join(strings.Fields(a), " "); a != "" {
			authors = append(authors, a)
		}
	}
	if !slices.Equal(authors, s.Authors) {
		s.Authors, s.Short = authors, ingest.ShortName(authors)
	}
	if s.Published = strings.TrimSpace(d.Published); s.Published == "" {
		s.Published = undated
	}
}

// Part is a section of a paper that was read, with what was found in it.
type Part struct {
	Label    string
	Level    int // 1 is the top
	Figures  int
	Tables   int
	Notes    int
	Pictures int
	Warnings int
}

// Outline lists the sections of a paper with what was found in each. A warning counts in
// the section that its line lies in; those about the whole document count in none.
func (r Reading) Outline() []Part {
	sections := r.Draft.Sections
	out := make([]Part, len(sections))
	at := map[source.ID]int{}
	for i, s := range sections {
		out[i] = Part{Label: s.Label(), Level: s.Level}
		table := 0
		for _, p := range s.Paragraphs {
			at[p.ID] = i
			switch {
			case p.Row != nil && p.Row.Table != table:
				table = p.Row.Table
				out[i].Tables++
			case p.Kind == source.NoteText:
				out[i].Notes++
			case p.Kind == source.Picture:
				out[i].Pictures++
			}
		}
	}
	for _, f := range r.Figures {
		if i, ok := at[f.Origin.Paragraph]; ok {
			out[i].Figures++
		}
	}
	for _, w := range r.Draft.Warnings {
		if i := sectionOf(sections, w.Line); i >= 0 {
			out[i].Warnings++
		}
	}
	return out
}

// sectionOf is the section that a line of the file lies in; -1 for none.
func sectionOf(sections []source.Section, line int) int {
	best := -1
	for i, s := range sections {
		if s.Line > 0 && line >= s.Line {
			best = i
		}
	}
	return best
}
