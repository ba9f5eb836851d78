package deck

import (
	"strings"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Severity says how much a finding matters.
type Severity string

// The severities. An Error stops an export.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Severities lists them, the gravest first.
var Severities = []Severity{Error, Warning, Note}

// Rank orders severities: 0 is the gravest.
func (s Severity) Rank() int {
	for i, x := range Severities {
		if x == s {
			return i
		}
	}
	return len(Severities)
}

// Finding is something about a deck that its author should know.
type Finding struct {
	Rule     string   `json:"rule"`            // "unbound-number", "overflow", …: never renamed, dismissals hold it
	Title    string   `json:"title,omitempty"` // the rule as a heading: "Unbound number"
	Severity Severity `json:"severity"`

	Slide  ID          `json:"slide,omitempty"`
	Block  ID          `json:"block,omitempty"`  // or "title", "subtitle": the slide's own texts
	Field  string      `json:"field,omitempty"`  // the text within it: see Field
	Span   source.Span `json:"span"`             // what it is about, in bytes of that text
	Output string      `json:"output,omitempty"` // "slides" or "brief" when it shows in one of them only
	Page   int         `json:"page,omitempty"`   // slide of the deck, or page of the output, from 1

	Text    string           `json:"text"`              // what is wrong, naming it
	Why     string           `json:"why,omitempty"`     // why it matters, in one line
	Hint    string           `json:"hint"`              // what to do
	Diff    string           `json:"diff,omitempty"`    // words that differ: "[-ours-] {+the source's+}"
	Wording []source.Stretch `json:"-"`                 // the same at length: what the slide says became what the source says
	Figure  string           `json:"figure,omitempty"`  // the figure it is about, by key
	Subject string           `json:"subject,omitempty"` // the words it is about, where the place does not say it all

	Firm      bool   `json:"firm,omitempty"`      // cannot be dismissed
	Draft     bool   `json:"draft,omitempty"`     // may stand in a draft: in a final version it is an error
	Dismissed string `json:"dismissed,omitempty"` // why somebody dismissed it
	Fix       *Fix   `json:"fix,omitempty"`
}

// Fix is what mends a finding in one undoable step: an edit to the deck, or a change of
// the evidence.
type Fix struct {
	Label  string           `json:"label"` // what it does, for a button: "Bind to trade-2020"
	Edit   Edit             `json:"-"`
	Change *evidence.Change `json:"-"` // when Edit is nil
}

// Key tells a finding from every other of its deck, and stays the same while the deck
// changes elsewhere.
func (f Finding) Key() string {
	return strings.Join([]string{f.Rule, string(f.Slide), string(f.Block), f.Field, f.Figure, f.Subject}, "\x1f")
}
