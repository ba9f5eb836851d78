package app

import (
	"context"

	"briefdeck/internal/source"
)

// SearchLibrary finds things by their words.
type SearchLibrary interface {
	// Search finds and ranks. Anything can be asked: what makes no sense finds nothing.
	Search(ctx context.Context, r SearchRequest) (SearchResult, error)
	// AwaitIndex waits until the index is whole, telling progress, which may be nil.
	AwaitIndex(ctx context.Context, progress func(Indexing)) error
}

// HitKind is what kind of thing was found.
type HitKind string

// The kinds of hit.
const (
	FigureHit    HitKind = "figure"
	ParagraphHit HitKind = "paragraph"
	ClaimHit     HitKind = "claim"
	ReferenceHit HitKind = "reference"
	SourceHit    HitKind = "source"
	SlideHit     HitKind = "slide"
	DeckHit      HitKind = "deck"
)

// HitKinds lists the kinds in the order in which results are shown.
var HitKinds = []HitKind{FigureHit, ParagraphHit, ClaimHit, ReferenceHit, SlideHit, SourceHit, DeckHit}

// SearchRequest is a question: words that must all occur, "words in quotes" that stand
// one after another, beginnings*, -words that must not occur, source:KEY, kind:figure.
type SearchRequest struct {
	Query  string
	Kinds  []HitKind // none: all
	Limit  int       // hits of each kind; 0: a handful
	Typing bool      // the last word may be the beginning of one
}

// SearchResult is what answers a question, a group for each kind that has hits.
type SearchResult struct {
	Groups   []HitGroup
	Indexing Indexing
}

// HitGroup is the hits of one kind, the best first.
type HitGroup struct {
	Kind  HitKind
	Total int // found; Hits may hold fewer
	Hits  []Hit
}

// Hit is one thing that was found.
type Hit struct {
	Kind    HitKind       `json:"kind"`
	Key     string        `json:"key,omitempty"`     // of the figure, claim, source or deck; a slide has its deck's
	ID      source.ID     `json:"id,omitempty"`      // of the paragraph, reference or slide
	Title   string        `json:"title,omitempty"`   // what it is: a value, a work, a slide's title
	Source  string        `json:"source,omitempty"`  // key of the source it stands in
	Name    string        `json:"name,omitempty"`    // of the source or deck, for reading
	Section string        `json:"section,omitempty"` // heading it stands under
	Number  int           `json:"number,omitempty"`  // of a reference in its list
	Page    int           `json:"page,omitempty"`    // of a paragraph, from 1; 0 when unknown
	Snippet string        `json:"snippet"`
	Marks   []source.Span `json:"marks,omitempty"` // what was asked for, in bytes of the snippet
	Words   []source.Span `json:"-"`               // the same, in bytes of a paragraph's whole text
	Score   float64       `json:"score"`
}

// Indexing says how far making the index has come; until then, searches may miss things.
type Indexing struct {
	Done, Total int
	Whole       bool
}
