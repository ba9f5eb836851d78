package deck

// Restore makes a deck what it was in a version: its details, its slides, and what was
// decided about its findings.
type Restore struct {
	What   string  `json:"what"` // for the menu: "Restore “Sent to minister”"
	Meta   Meta    `json:"meta"`
	Slides []Slide `json:"slides"`
	Review Review  `json:"review,omitzero"`
}

// RestoreTo is the edit that makes a deck what another one is.
func RestoreTo(what string, d *Deck) Restore {
	c := d.Clone()
	return Restore{What: what, Meta: c.Meta, Slides: c.Slides, Review: c.Review}
}

// Name implements Edit.
func (e Restore) Name() string { return e.What }

// Apply implements Edit.
func (e Restore) Apply(d *Deck) (Edit, error) {
	inverse := RestoreTo(e.What, d)
	c := (&Deck{Slides: e.Slides, Review: e.Review}).Clone()
	d.Meta, d.Slides, d.Review = e.Meta, c.Slides, c.Review
	return inverse, nil
}
