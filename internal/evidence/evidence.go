// Package evidence holds the numbers of a library: indicators, the figures that
// sources state for them, where each one stands, and how they relate.
package evidence

import (
	"errors"

	"briefdeck/internal/source"

	"github.com/shopspring/decimal"
)

// Errors of this room.
var (
	// ErrNotFound means the library holds no figure, indicator or claim of that key.
	ErrNotFound = errors.New("no such figure")
	// ErrFormat means a figure token asks for a format that does not exist.
	ErrFormat = errors.New("unknown figure format")
	// ErrDefinitions means figures of different definitions were to share one series.
	ErrDefinitions = errors.New("figures have different definitions")
	// ErrTaken means another row has that key.
	ErrTaken = errors.New("the key is taken: choose another")
)

// Indicator is what is counted or measured: one concept under one definition.
// Figures of one indicator can share a chart's line; figures of two cannot.
type Indicator struct {
	ID         source.ID `json:"id"`
	Key        string    `json:"key"`     // unique in a library: "trade-usd-along"
	Concept    string    `json:"concept"` // what may be confused: two definitions of "partner countries" share it
	Name       string    `json:"name"`    // "Goods trade with countries along the route"
	Definition string    `json:"definition"`
	Unit       Unit      `json:"unit"`
	Scale      int       `json:"scale"` // power of ten its figures are usually printed in: 12 is trillion
	Note       string    `json:"note,omitempty"`
}

// Qualifier says how firmly a source states a figure.
type Qualifier string

// The qualifiers. Exact is the plain statement.
const (
	Exact     Qualifier = ""
	About     Qualifier = "about"
	AtLeast   Qualifier = "at least"
	MoreThan  Qualifier = "more than"
	UpTo      Qualifier = "up to"
	Projected Qualifier = "projected"
	Derived   Qualifier = "derived"
)

// Status is what a person has decided about a figure.
type Status string

// The states of a figure.
const (
	Candidate  Status = "candidate" // found by a program, not looked at yet
	Confirmed  Status = "confirmed"
	Disputed   Status = "disputed" // kept beside another source's value
	Superseded Status = "superseded"
	Rejected   Status = "rejected"
)

// Figure is one number a source states, kept with the place it came from.
type Figure struct {
	ID          source.ID       `json:"id"`
	Key         string          `json:"key"`       // unique in a library: "trade-2020"
	Indicator   string          `json:"indicator"` // an Indicator's key
	Value       decimal.Decimal `json:"value"`     // as printed: 1.35 with Scale 12 is 1.35 trillion
	Scale       int             `json:"scale"`
	Unit        Unit            `json:"unit"`
	Qualifier   Qualifier       `json:"qualifier,omitempty"`
	Period      Period          `json:"period"` // what the number is about; zero when the source gives none
	AsOf        Date            `json:"asOf"`   // when it was true, for stocks; zero when the source gives none
	Place       string          `json:"place,omitempty"`
	Attribution string          `json:"attribution,omitempty"` // whom the source credits: "Ministry of Commerce"
	Origin      Origin          `json:"origin"`
	Status      Status          `json:"status"`
	Successor   string          `json:"successor,omitempty"` // key of the figure that superseded it
	Derivation  *Derivation     `json:"derivation,omitempty"`
	Note        string          `json:"note,omitempty"`
	// Stale says why the words are no longer what the source says, since a new revision of
	// it came: "its sentence is gone from revision 2". "" while they stand.
	Stale string `json:"stale,omitempty"`
}

// Origin is where a figure stands: a quote in a held source, or a row of a dataset.
type Origin struct {
	Source    string      `json:"source"`              // a Source's key
	Section   string      `json:"section,omitempty"`   // number or title: "2.2"
	Locator   string      `json:"locator,omitempty"`   // finer than the section: "sentence 8"
	Page      int         `json:"page,omitempty"`      // from 1, as the text tells; 0 when unknown
	Reference int         `json:"reference,omitempty"` // number of the work that the source cites there; 0 for none
	Paragraph source.ID   `json:"paragraph,omitempty"`
	Quote     source.Span `json:"quote"`             // in bytes of the paragraph
	Dataset   string      `json:"dataset,omitempty"` // file the row came from
	Row       int         `json:"row,omitempty"`     // from 1; 0 when there is none
}

// Formula names how a derived figure comes from its inputs.
type Formula string

// The formulas.
const (
	Difference    Formula = "change"         // b − a
	PercentChange Formula = "percent-change" // (b/a − 1) · 100
	AnnualGrowth  Formula = "annual-growth"  // ((b/a)^(1/years) − 1) · 100
	Share         Formula = "share"          // a/b · 100
	Sum           Formula = "sum"
	PerCapita     Formula = "per-capita" // a per head of the population b
)

// Derivation says how a figure follows from others. It goes stale with them.
type Derivation struct {
	Formula  Formula  `json:"formula"`
	Inputs   []string `json:"inputs"`   // figure keys, in the formula's order
	Decimals int      `json:"decimals"` // the result is rounded to so many
	// Explanation says why inputs of different definitions may be put together.
	Explanation string `json:"explanation,omitempty"`
}

// ConflictState says what was decided about two figures that disagree.
type ConflictState string

// The states of a conflict.
const (
	Open      ConflictState = "open"
	Explained ConflictState = "explained" // both stand, with the explanation
	Resolved  ConflictState = "resolved"  // one gave way to the other
	Dismissed ConflictState = "dismissed" // no conflict: remembered, so that it is not proposed again
)

// Conflict is a pair of figures that a reader could take for one another. Its
// explanation prints as a note wherever one of them is shown.
type Conflict struct {
	ID          source.ID     `json:"id"`
	A           string        `json:"a"` // figure keys
	B           string        `json:"b"`
	State       ConflictState `json:"state"`
	Explanation string        `json:"explanation"`
}

// Pair names a conflict by its two figures, whatever their order.
func (c Conflict) Pair() string { return PairOf(c.A, c.B) }

// PairOf names a pair of figures, whatever their order: "major|partners".
func PairOf(a, b string) string { return min(a, b) + "|" + max(a, b) }

// Stands tells whether a reader could still take one figure for the other.
func (c Conflict) Stands() bool { return c.State == Open || c.State == Explained }

// ClaimKind tells what is stated from what is read into it and what is asked for.
type ClaimKind string

// The kinds of claim.
const (
	Fact           ClaimKind = "fact"
	Interpretation ClaimKind = "interpretation"
	Recommendation ClaimKind = "recommendation"
)

// Claim is a statement of a source, in our words, and what it rests on.
type Claim struct {
	ID      source.ID `json:"id"`
	Key     string    `json:"key"`
	Kind    ClaimKind `json:"kind"`
	Text    string    `json:"text"`
	Source  string    `json:"source"` // a Source's key
	Section string    `json:"section,omitempty"`
	Figures []string  `json:"figures,omitempty"`
	Quotes  []Quote   `json:"quotes,omitempty"` // the first is where the claim was made from
}

// Quote is words of a held source that a claim rests on.
type Quote struct {
	Source    string      `json:"source"` // a Source's key
	Section   string      `json:"section,omitempty"`
	Paragraph source.ID   `json:"paragraph"`
	Span      source.Span `json:"span"`            // in bytes of the paragraph
	Stale     string      `json:"stale,omitempty"` // why the words are gone from the newest revision; "" while they stand
}

// Rests tells whether a claim has evidence: a figure or a quote.
func (c Claim) Rests() bool { return len(c.Figures)+len(c.Quotes) > 0 }

// Place is a country or territory that a dataset speaks of.
type Place struct {
	Name   string `json:"name"`
	ISO3   string `json:"iso3"`
	Region string `json:"region,omitempty"`
	Income string `json:"income,omitempty"`
	Joined Date   `json:"joined"` // likely date of joining; zero when the dataset gives none
	Left   Date   `json:"left"`
	Source string `json:"source"` // a Source's key
	Note   string `json:"note,omitempty"`
}
