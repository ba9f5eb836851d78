package ingest

import (
	"regexp"
	"strings"
	"unicode"

	"briefdeck/internal/source"
)

// contentsHeadings open a table of contents.
var contentsHeadings = setOf(`contents|table of contents|目录|目錄|目次|sommaire|table des matières|inhalt|inhaltsverzeichnis|índice|contenido`)

// noteHeadings open printed notes.
var noteHeadings = setOf(`notes|footnotes|endnotes|注释|註釋|注釋|脚注|腳註|尾注|尾註|anmerkungen|fußnoten|notas`)

// dropContents takes out a table of contents: a section of that name whose lines are
// headings of the document.
func (a *assembler) dropContents() {
	labels := map[string]bool{}
	for _, s := range a.doc.Sections {
		labels[lettersOf(s.Label())] = true
		labels[lettersOf(s.Title)] = true
	}
	kept := a.doc.Sections[:0]
	for _, s := range a.doc.Sections {
		if !inSet(contentsHeadings, s.Title) || !allListed(s.Paragraphs, labels) {
			kept = append(kept, s)
		}
	}
	a.doc.Sections = kept
}

// allListed tells whether nearly all paragraphs are headings, as a table of contents
// names them; an entry may be cut short or have a page number.
func allListed(ps []source.Paragraph, labels map[string]bool) bool {
	found := 0
	for _, p := range ps {
		l := lettersOf(p.Text)
		if labels[l] || labels[strings.TrimRightFunc(l, unicode.IsDigit)] || leaders.MatchString(p.Text) || startOfLabel(l, labels) {
			found++
		}
	}
	return len(ps) > 0 && found*10 >= len(ps)*8
}

// startOfLabel tells a heading that an entry leaves the end of out.
func startOfLabel(entry string, labels map[string]bool) bool {
	if len(entry) < 12 {
		return false
	}
	for l := range labels {
		if strings.HasPrefix(l, entry) {
			return true
		}
	}
	return false
}

// lettersOf is the letters and digits of a text in lower case.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// numberedNote is a printed note's number or sign and its words.
var numberedNote = regexp.MustCompile(`^[\[(［（]?(\d{1,4}|[*†‡]{1,3}|[①-⑳])[\])］）.、:]?\s*(\S.*)$`)

// printedNotes makes notes of what stands numbered under a heading for notes.
func (a *assembler) printedNotes() {
	for i := range a.doc.Sections {
		s := &a.doc.Sections[i]
		if !inSet(noteHeadings, s.Title) {
			continue
		}
		inNotes := false
		for j := range s.Paragraphs {
			p := &s.Paragraphs[j]
			if p.Kind != source.Prose && p.Kind != source.ListItem {
				continue
			}
			if m := numberedNote.FindStringSubmatch(p.Text); m != nil {
				p.Kind, p.Mark, p.Text, p.Depth, inNotes = source.NoteText, m[1], m[2], 0, true
			} else if inNotes && p.Kind == source.Prose {
				p.Kind = source.NoteText // a further paragraph of the note
			}
		}
	}
}

// isOrnament tells a line of stars, dots or dashes that parts passages.
func isOrnament(s string) bool {
	return len(s) <= 60 && strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("*-–—_=~.·•#◆◇■□※ \t", r) }) < 0
}
