// Package deck describes a briefing: slides made of blocks, in an order, with the
// edits that change them and the way back from each edit.
package deck

import (
	"errors"

	"briefdeck/internal/source"
)

// ID names a deck, slide or block for good.
type ID = source.ID

// Errors of this room.
var (
	ErrNotFound = errors.New("no such deck")
	ErrNoSlide  = errors.New("no such slide")
	ErrNoBlock  = errors.New("no such block")
	ErrNothing  = errors.New("nothing to undo")

	ErrNoVersion   = errors.New("no such version")
	ErrVersionName = errors.New("the deck has a version of that name already: take another name")
	ErrNoName      = errors.New("it has no name: name it by what it is for, such as “Sent to minister”")
)

// Deck is one briefing.
type Deck struct {
	ID     ID      `json:"id"`
	Key    string  `json:"key"` // unique in a library: "trade-brief"
	Meta   Meta    `json:"meta"`
	Slides []Slide `json:"slides"`
	Review Review  `json:"review,omitzero"` // what was decided about its findings: not printed
}

// Meta is what a briefing says about itself.
type Meta struct {
	Title    string `json:"title" yaml:"title"`
	Subtitle string `json:"subtitle,omitempty" yaml:"subtitle,omitempty"`
	Template string `json:"template,omitempty" yaml:"template,omitempty"` // "ministerial-brief", "lecture", "fact-sheet", "data-annex"
	Author   string `json:"author,omitempty" yaml:"author,omitempty"`
	From     string `json:"from,omitempty" yaml:"from,omitempty"`
	To       string `json:"to,omitempty" yaml:"to,omitempty"`
	Date     string `json:"date,omitempty" yaml:"date,omitempty"`  // as printed
	AsOf     string `json:"asOf,omitempty" yaml:"as-of,omitempty"` // as printed
	Version  string `json:"version,omitempty" yaml:"version,omitempty"`
	Marking  string `json:"marking,omitempty" yaml:"marking,omitempty"` // "For internal use"
	Kind     string `json:"kind,omitempty" yaml:"kind,omitempty"`       // "Briefing note", "Lecture"
	Language string `json:"language,omitempty" yaml:"lang,omitempty"`   // BCP 47; "" is en
	Minutes  int    `json:"minutes,omitempty" yaml:"minutes,omitempty"`
	Theme    string `json:"theme,omitempty" yaml:"theme,omitempty"` // "" is the default theme
	Size     string `json:"size,omitempty" yaml:"size,omitempty"`   // "16:9" (default) or "4:3"
	Paper    string `json:"paper,omitempty" yaml:"paper,omitempty"` // "A4" (default) or "Letter"
}

// The sizes of slides and of paper that a deck can ask for; the first is the default.
var (
	SlideSizes = []string{"16:9", "4:3"}
	Papers     = []string{"A4", "Letter"}
)

// Layout names how a slide's blocks are placed.
type Layout string

// The slide layouts.
const (
	TitleSlide   Layout = "title"
	SectionSlide Layout = "section"
	Statement    Layout = "statement"
	BulletSlide  Layout = "bullets" // also running text
	TwoColumns   Layout = "two-columns"
	ChartSlide   Layout = "chart"
	ChartText    Layout = "chart-text"
	TableSlide   Layout = "table"
	QuoteSlide   Layout = "quote"
	FigureSlide  Layout = "figures" // key figures
	ImageSlide   Layout = "image"
	References   Layout = "references"
	EndSlide     Layout = "end" // closes a talk: what follows is kept for questions
	Blank        Layout = "blank"
)

// Layouts lists every layout in the order a menu shows them.
var Layouts = []Layout{
	TitleSlide, SectionSlide, Statement, BulletSlide, TwoColumns, ChartSlide, ChartText,
	TableSlide, QuoteSlide, FigureSlide, ImageSlide, References, EndSlide, Blank,
}

// Slide is one idea: a slide when shown, a section when printed as a brief.
type Slide struct {
	ID       ID      `json:"id"`
	Layout   Layout  `json:"layout"`
	Group    string  `json:"group,omitempty"` // the part of the deck it opens or continues
	Title    string  `json:"title,omitempty"`
	Subtitle string  `json:"subtitle,omitempty"`
	Blocks   []Block `json:"blocks,omitempty"`
	Notes    string  `json:"notes,omitempty"`   // Markdown: what the speaker says
	Handout  string  `json:"handout,omitempty"` // Markdown: what readers get beside the slide
	Hidden   bool    `json:"hidden,omitempty"`
	Dense    bool    `json:"dense,omitempty"`   // may be set closer and smaller than usual, so that it fits
	Outputs  Mask    `json:"outputs,omitempty"` // zero: everywhere
}

// Steps is how many times a show of the slide goes on before the next slide: the last
// reveal step of its blocks on slides.
func (s Slide) Steps() int {
	n := 0
	for _, b := range s.Blocks {
		if b.Outputs.Has(InSlides) {
			n = max(n, b.Step)
		}
	}
	return n
}

// End is the position of the first End slide that is not hidden, or the number of
// slides: what stands behind it is backup, shown when asked for and never printed in a
// brief.
func (d *Deck) End() int {
	for i, s := range d.Slides {
		if s.Layout == EndSlide && !s.Hidden {
			return i
		}
	}
	return len(d.Slides)
}

// Shown lists the slides that appear in an output. A brief ends before the End slide.
func (d *Deck) Shown(output Mask) []Slide {
	all := d.Slides
	if output == InBrief {
		all = all[:d.End()]
	}
	var out []Slide
	for _, s := range all {
		if !s.Hidden && s.Outputs.Has(output) {
			out = append(out, s)
		}
	}
	return out
}

// Mask says in which outputs something appears. Zero is all of them.
type Mask uint8

// The outputs.
const (
	InSlides Mask = 1 << iota
	InBrief
	InHandout
	InWeb
)

// Has tells whether the mask lets something appear in an output.
func (m Mask) Has(output Mask) bool { return m == 0 || m&output != 0 }

// Kind is what a block holds.
type Kind string

// The kinds of block.
const (
	Text       Kind = "text"    // paragraphs of inline Markdown
	Bullets    Kind = "bullets" // Items; numbered when Ordered
	KeyFigures Kind = "figures"
	ChartBlock Kind = "chart"
	TableBlock Kind = "table"
	QuoteBlock Kind = "quote"
	ImageBlock Kind = "image"
	Callout    Kind = "callout"    // Text in a tinted box: the bottom line
	Sources    Kind = "references" // filled by layout: what the deck rests on
	Caveats    Kind = "caveats"    // filled by layout: what is undated, confusable, single-sourced
	Divider    Kind = "divider"

	Options        Kind = "options"        // Table: an option a row, a criterion a column
	Recommendation Kind = "recommendation" // Actions: who is to do what by when
)

// Slot is where in a layout a block goes. Empty: the main slot, in order.
type Slot string

// The slots.
const (
	Main  Slot = ""
	Left  Slot = "left"
	Right Slot = "right"
)

// Block is one thing on a slide. Only the part that its Kind names is set.
type Block struct {
	ID      ID          `json:"id"`
	Kind    Kind        `json:"kind"`
	Slot    Slot        `json:"slot,omitempty"`
	Text    string      `json:"text,omitempty"` // Text and Callout: inline Markdown, paragraphs apart by an empty line
	Items   []Item      `json:"items,omitempty"`
	Ordered bool        `json:"ordered,omitempty"`
	Figures []KeyFigure `json:"figures,omitempty"`
	Chart   *Chart      `json:"chart,omitempty"`
	Table   *Table      `json:"table,omitempty"`
	Actions []Action    `json:"actions,omitempty"`
	Quote   *Quote      `json:"quote,omitempty"`
	Image   *Image      `json:"image,omitempty"`
	Outputs Mask        `json:"outputs,omitempty"`
	Step    int         `json:"step,omitempty"` // revealed with the Nth step; 0 is there at once
	Alt     string      `json:"alt,omitempty"`
	Claims  []string    `json:"claims,omitempty"` // keys of the claims that it states
}

// Item is one bullet: its level from 0, and inline Markdown.
type Item struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

// KeyFigure is a number set large with a label under it. Value holds a token or plain text.
type KeyFigure struct {
	Value string `json:"value" yaml:"value"` // "{{fig:trade-2020|value}}"
	Unit  string `json:"unit,omitempty" yaml:"unit,omitempty"`
	Label string `json:"label" yaml:"label"`
}

// Table is real cells. The first row is the head, unless it has none.
type Table struct {
	Rows   [][]string `json:"rows"`            // inline Markdown
	Align  []string   `json:"align,omitempty"` // a column each: "left", "right", "center"
	Source string     `json:"source,omitempty"`

	Headless  bool `json:"headless,omitempty"`
	Preferred int  `json:"preferred,omitempty"` // the row of the option that is preferred; 0: none is
}

// Action is what is recommended: inline Markdown each.
type Action struct {
	What string `json:"what"`
	Who  string `json:"who,omitempty"`
	When string `json:"when,omitempty"`
}

// Quote is somebody's words with where they stand.
type Quote struct {
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
}

// PictureHash begins the name of a picture that is known by its content: the hex
// SHA-256 of its bytes follows.
const PictureHash = "sha256:"

// Image is a picture: by its content (PictureHash), or by a path beside a deck file.
type Image struct {
	Ref     string `json:"ref"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Crop    Crop   `json:"crop,omitzero"`
	Fit     string `json:"fit,omitempty"` // one of Fits
}

// Fits are how a picture takes its room: whole ("") or filling it, what sticks out cut off.
var Fits = []string{"", Cover}

// Cover makes a picture fill its room.
const Cover = "cover"

// Crop is what is left out of a picture at each side, in thousandths of its width or
// height. The picture itself is kept whole.
type Crop struct {
	Left   int `json:"left,omitempty"`
	Top    int `json:"top,omitempty"`
	Right  int `json:"right,omitempty"`
	Bottom int `json:"bottom,omitempty"`
}

// Valid tells whether a crop leaves something of the picture: a hundredth each way.
func (c Crop) Valid() bool {
	const most = 990
	for _, n := range []int{c.Left, c.Top, c.Right, c.Bottom} {
		if n < 0 || n > most {
			return false
		}
	}
	return c.Left+c.Right <= most && c.Top+c.Bottom <= most
}
