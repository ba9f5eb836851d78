package source

// Imprint is what a list of references says of a work beyond a source's own fields, so
// that the work can be written to a list again as it was read.
type Imprint struct {
	Work      string   `json:"work,omitempty"` // its kind there: "article", "chapter"
	Container string   `json:"container,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Place     string   `json:"place,omitempty"`
	Volume    string   `json:"volume,omitempty"`
	Issue     string   `json:"issue,omitempty"`
	Pages     string   `json:"pages,omitempty"`
	Editors   []string `json:"editors,omitempty"`
	Bodies    []string `json:"bodies,omitempty"` // authors and editors that are no persons, or whose names have no parts
}

// Locus is where in its journal or book a work stands: "3(2): 12–34"; "" when unknown.
func (i *Imprint) Locus() string {
	if i == nil {
		return ""
	}
	return Locus(i.Volume, i.Issue, i.Pages)
}

// Locus writes volume, issue and pages as far as they are known: "3(2): 12–34".
func Locus(volume, issue, pages string) string {
	out := volume
	if issue != "" {
		out += "(" + issue + ")"
	}
	if out != "" && pages != "" {
		out += ": "
	}
	return out + pages
}
