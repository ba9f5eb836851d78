package deck

// Severity says how much a finding matters.
type Severity string

// The severities. An Error stops an export.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Finding is something about a deck that its author should know.
type Finding struct {
	Rule     string   `json:"rule"` // "unknown-figure", "overflow", "missing-glyph", "chart", "image", …
	Severity Severity `json:"severity"`
	Slide    ID       `json:"slide,omitempty"`
	Block    ID       `json:"block,omitempty"`
	Page     int      `json:"page,omitempty"` // slide or page number from 1
	Text     string   `json:"text"`           // what is wrong, naming it
	Hint     string   `json:"hint"`           // what to do
}
