package deck

import (
	"maps"
	"slices"
	"strings"
)

// Review is what the author decided about a deck while checking it. It is kept with
// the deck and never printed.
type Review struct {
	Dismissed []Dismissal `json:"dismissed,omitempty"`
	// Accepted is the amount each figure had when the author last saw it in the deck,
	// in its bare unit, by the figure's key: "1.35e12".
	Accepted map[string]string `json:"accepted,omitempty"`
}

// Dismissal is a finding that the author looked at and leaves, with the reason.
type Dismissal struct {
	Finding string `json:"finding"` // a Finding's Key
	Reason  string `json:"reason"`
}

// Clone copies a review so that changes to either leave the other alone.
func (r Review) Clone() Review {
	return Review{Dismissed: slices.Clone(r.Dismissed), Accepted: maps.Clone(r.Accepted)}
}

// Reason is why a finding was dismissed; ok is false when it was not.
func (r Review) Reason(finding string) (reason string, ok bool) {
	for _, d := range r.Dismissed {
		if d.Finding == finding {
			return d.Reason, true
		}
	}
	return "", false
}

// Dismiss leaves a finding as it is, for a reason. Taken back, it stands again.
type Dismiss struct {
	Dismissal Dismissal `json:"dismissal"`
	Back      bool      `json:"back,omitempty"` // the finding stands again
}

// Name implements Edit.
func (e Dismiss) Name() string {
	if e.Back {
		return "Bring finding back"
	}
	return "Dismiss finding"
}

// Apply implements Edit. Dismissing again gives another reason.
func (e Dismiss) Apply(d *Deck) (Edit, error) {
	r := d.Review.Clone()
	inverse := Dismiss{Dismissal: e.Dismissal, Back: true}
	at := slices.IndexFunc(r.Dismissed, func(x Dismissal) bool { return x.Finding == e.Dismissal.Finding })
	if at >= 0 {
		inverse = Dismiss{Dismissal: r.Dismissed[at]}
		r.Dismissed = slices.Delete(r.Dismissed, at, at+1)
	}
	if !e.Back {
		r.Dismissed = append(r.Dismissed, e.Dismissal)
		slices.SortFunc(r.Dismissed, func(a, b Dismissal) int { return strings.Compare(a.Finding, b.Finding) })
	}
	if len(r.Dismissed) == 0 {
		r.Dismissed = nil // as before the first one
	}
	d.Review = r
	return inverse, nil
}

// AcceptValues takes the amounts that figures have now as seen. An empty amount
// forgets what was seen.
type AcceptValues struct {
	What   string            `json:"what"`
	Values map[string]string `json:"values"` // amounts by the figures' keys
}

// Name implements Edit.
func (e AcceptValues) Name() string { return e.What }

// Apply implements Edit.
func (e AcceptValues) Apply(d *Deck) (Edit, error) {
	r := d.Review.Clone()
	if r.Accepted == nil {
		r.Accepted = map[string]string{}
	}
	was := map[string]string{}
	for key, amount := range e.Values {
		was[key] = r.Accepted[key]
		if amount == "" {
			delete(r.Accepted, key)
		} else {
			r.Accepted[key] = amount
		}
	}
	if len(r.Accepted) == 0 {
		r.Accepted = nil
	}
	d.Review = r
	return AcceptValues{What: e.What, Values: was}, nil
}
