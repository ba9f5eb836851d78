package evidence

import "briefdeck/internal/source"

// SourceCoverage is how far a source's text is accounted for.
type SourceCoverage struct {
	Source     string `json:"source"` // a Source's key
	Title      string `json:"title"`
	Paragraphs int    `json:"paragraphs"` // of the text, without tables, notes and pictures
	Used       int    `json:"used"`       // of them, those from which a figure or a claim was taken
	Figures    int    `json:"figures"`    // without those rejected
	Confirmed  int    `json:"confirmed"`  // of them, those that a person decided about for good
	Candidates int    `json:"candidates"` // of them, those that nobody has looked at
	Claims     int    `json:"claims"`
	Resting    int    `json:"resting"` // of them, those whose evidence stands
}

// CoverSource counts what was taken from a document.
func (b *Book) CoverSource(doc source.Document) SourceCoverage {
	key := doc.Source.Key
	c := SourceCoverage{Source: key, Title: doc.Source.Title}
	used := map[source.ID]bool{}
	for _, f := range b.Figures {
		if f.Origin.Source != key || f.Status == Rejected {
			continue
		}
		c.Figures++
		used[f.Origin.Paragraph] = true
		switch f.Status {
		case Candidate:
			c.Candidates++
		case Confirmed, Disputed, Superseded:
			c.Confirmed++
		case Rejected:
		}
	}
	for _, claim := range b.Claims {
		for _, q := range claim.Quotes {
			if q.Source == key {
				used[q.Paragraph] = true
			}
		}
		if claim.Source != key {
			continue
		}
		c.Claims++
		if b.Carries(claim) {
			c.Resting++
		}
	}
	for _, s := range doc.Sections {
		for _, p := range s.Paragraphs {
			if !running(p.Kind) {
				continue
			}
			c.Paragraphs++
			if used[p.ID] {
				c.Used++
			}
		}
	}
	return c
}

// running tells whether a paragraph is of the text that people read through.
func running(k source.ParagraphKind) bool {
	switch k {
	case source.Prose, source.ListItem, source.Quoted, source.Summary:
		return true
	case source.Code, source.TableRow, source.NoteText, source.Picture:
	}
	return false
}
