// Package source describes the papers a library holds or cites: their sections,
// paragraphs, references, and what an importer had to say about them.
package source

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"time"
)

// Errors of this room.
var (
	// ErrDuplicate means the library holds a revision of the same bytes.
	ErrDuplicate = errors.New("already in the library")
)

// ErrNotFound means the library holds no source, section or paragraph of that name.
var ErrNotFound = errors.New("no such source")

// ID names one record for good; it is unique across libraries and machines.
type ID string

// NewID returns a fresh ID: 48 bits of time, so that ids sort by age, and 80 random bits.
func NewID() ID {
	var b [16]byte
	ms := time.Now().UnixMilli()
	for i := range 6 {
		b[i] = byte(ms >> (8 * (5 - i)))
	}
	if _, err := rand.Read(b[6:]); err != nil {
		panic("no randomness from the system: " + err.Error())
	}
	return ID(hex.EncodeToString(b[:]))
}

// Kind says what sort of document a source is.
type Kind string

// The kinds of source.
const (
	Paper    Kind = "paper"
	Report   Kind = "report"
	Official Kind = "official"
	News     Kind = "news"
	Dataset  Kind = "dataset"
	Web      Kind = "web"
)

// Source is one document: held, with its text, or only cited.
type Source struct {
	ID          ID       `json:"id"`
	Key         string   `json:"key"` // short name in a library: "duan"; unique there
	Kind        Kind     `json:"kind"`
	Title       string   `json:"title"`
	Authors     []string `json:"authors,omitempty"`
	Short       string   `json:"short,omitempty"` // how a source line names it: "Duan"
	Affiliation string   `json:"affiliation,omitempty"`
	Publisher   string   `json:"publisher,omitempty"`
	Published   string   `json:"published,omitempty"` // as printed: "2022-05-20", "undated"
	URL         string   `json:"url,omitempty"`
	DOI         string   `json:"doi,omitempty"`
	Language    string   `json:"language,omitempty"` // BCP 47
	Abstract    string   `json:"abstract,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	Held        bool     `json:"held"` // false: cited through another source or a dataset row
	Note        string   `json:"note,omitempty"`
	Imprint     *Imprint `json:"imprint,omitempty"` // nil when no list of references told it
}

// Name is how a source line names the source: its short name, else its title.
func (s Source) Name() string {
	if s.Short != "" {
		return s.Short
	}
	return s.Title
}

// Revision is one immutable version of a held source: the bytes as they came.
type Revision struct {
	ID     ID
	Source ID
	SHA256 string // hex, of Raw
	Format string // "text", "markdown", "summary"
	Name   string // the file's name when it came
	Raw    []byte
	Added  time.Time

	Number  int    // of the source's revisions, from 1; 0 before it is kept
	Changes string // what changed since the one before, in a line; "" for the first
}

// Holding is how a source is held: what its last revision is.
type Holding struct {
	Revision int  // its number, from 1
	Sections int  // that it has
	Summary  bool // it holds our own words only
}

// Span is a range of bytes in one paragraph's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// IsZero tells whether the span marks nothing.
func (s Span) IsZero() bool { return s.End <= s.Start }

// In returns the words of text that the span marks, or "" when it does not fit.
func (s Span) In(text string) string {
	if s.IsZero() || s.Start < 0 || s.End > len(text) {
		return ""
	}
	return text[s.Start:s.End]
}

// Section is a heading and the paragraphs up to the next one, in document order.
type Section struct {
	ID         ID          `json:"id"`
	Number     string      `json:"number,omitempty"` // as printed: "2.1"; empty for an unnumbered heading
	Title      string      `json:"title"`
	Level      int         `json:"level"` // 1 is the top
	Line       int         `json:"line,omitempty"`
	Page       int         `json:"page,omitempty"` // where the heading stands, from 1; 0 when unknown
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
}

// Label is the heading as a reader would quote it: "2.1 Cooperation with …".
func (s Section) Label() string {
	if s.Number == "" {
		return s.Title
	}
	return s.Number + " " + s.Title
}

// Name is how other records name the section: by its number, else by its title.
func (s Section) Name() string {
	if s.Number == "" {
		return s.Title
	}
	return s.Number
}

// ParagraphKind tells running text from what is set apart.
type ParagraphKind string

// The kinds of paragraph.
const (
	Prose    ParagraphKind = "prose"
	ListItem ParagraphKind = "list"
	Quoted   ParagraphKind = "quote"
	Code     ParagraphKind = "code"
	TableRow ParagraphKind = "table"
	NoteText ParagraphKind = "note"    // a footnote or endnote, kept apart from the text
	Picture  ParagraphKind = "image"   // a picture's place; the text is its alternative text, else its name
	Summary  ParagraphKind = "summary" // our own words about a section, not the paper's
)

// Paragraph is one block of text.
type Paragraph struct {
	ID        ID            `json:"id"`
	Kind      ParagraphKind `json:"kind"`
	Text      string        `json:"text"`
	Line      int           `json:"line,omitempty"`  // first line in the file, from 1; 0 when unknown
	Page      int           `json:"page,omitempty"`  // from 1; 0 when unknown
	Depth     int           `json:"depth,omitempty"` // of a list item in a list, 1 is the outer one; 0 when unknown
	Mark      string        `json:"mark,omitempty"`  // of a note: its number or sign as printed
	Row       *Row          `json:"row,omitempty"`   // of a TableRow: its cells
	Citations []Citation    `json:"citations,omitempty"`
}

// Citation is a mark in the text that points at a reference: ^[1]^, [4].
type Citation struct {
	Span   Span `json:"span"`   // where the mark stood: an empty span at the place it was lifted from
	Number int  `json:"number"` // of the reference
}

// Flag says what is odd about a reference.
type Flag string

// The flags a reference can carry.
const (
	Erratum    Flag = "erratum"
	Preprint   Flag = "preprint"
	Incomplete Flag = "incomplete"
)

// Reference is a work that a source cites. It is not a source: nobody here has read it.
type Reference struct {
	ID        ID       `json:"id"`
	Number    int      `json:"number"`
	Raw       string   `json:"raw"` // the entry as printed, markup removed
	Authors   []string `json:"authors,omitempty"`
	Title     string   `json:"title,omitempty"`
	Container string   `json:"container,omitempty"` // journal or book
	Year      string   `json:"year,omitempty"`
	Volume    string   `json:"volume,omitempty"`
	Issue     string   `json:"issue,omitempty"`
	Pages     string   `json:"pages,omitempty"`
	DOI       string   `json:"doi,omitempty"`
	Type      string   `json:"type,omitempty"` // GB/T 7714 code: "J" is a journal article
	Flags     []Flag   `json:"flags,omitempty"`
	Note      string   `json:"note,omitempty"`
	Line      int      `json:"line,omitempty"`
}

// Warning is what an importer noticed and a person may want to look at.
type Warning struct {
	Line int    `json:"line"` // from 1; 0 when it concerns the whole document
	Code string `json:"code"` // "unbalanced-quote", "broken-paragraph", …
	Text string `json:"text"`
	Hint string `json:"hint"`
}

// Document is a source with everything read from it.
type Document struct {
	Source     Source      `json:"source"`
	Sections   []Section   `json:"sections"`
	References []Reference `json:"references,omitempty"`
	Warnings   []Warning   `json:"warnings,omitempty"`
}

// Draft is a document that an importer read and nobody has accepted yet.
type Draft struct {
	Document
	Revision Revision
}

// Paragraph finds a paragraph and the section it stands in.
func (d Document) Paragraph(id ID) (Section, Paragraph, bool) {
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			if p.ID == id {
				return s, p, true
			}
		}
	}
	return Section{}, Paragraph{}, false
}
