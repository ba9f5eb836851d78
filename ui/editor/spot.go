package editor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/typing"
)

// spot is a text of the chosen slide that can be written where it stands.
type spot struct {
	block deck.ID // empty for the slide's own texts
	field string  // as deck names it; "items" is a whole list
	form  typing.Form
	what  string // the step's name: "Edit title"
}

// spotOf is the text that a line of the slide shows.
func spotOf(s deck.Slide, block, field string) (spot, bool) {
	if block == "" {
		return spot{field: field, what: "Edit " + field}, field == "title" || field == "subtitle"
	}
	b, ok := s.Block(deck.ID(block))
	if !ok {
		return spot{}, false
	}
	at := spot{block: b.ID, field: field, what: "Edit " + strings.ToLower(kindName(b))}
	switch head, _, _ := strings.Cut(field, "."); head {
	case "items":
		at.field, at.form = "items", typing.List
	case "text":
		at.form, ok = typing.Prose, b.Kind == deck.Text || b.Kind == deck.Callout
	case "quote":
		if field == "quote" {
			at.form = typing.Prose
		}
	case "table", "image", "figures", "actions":
	case "chart":
		at.what = "Edit " + strings.ReplaceAll(field, ".", " ")
		ok = field == "chart.title" || field == "chart.subtitle"
	default:
		return spot{}, false
	}
	return at, ok
}

// shows tells whether a line of the slide shows a part of the text.
func (at spot) shows(l frame.Line) bool {
	if deck.ID(l.Block) != at.block {
		return false
	}
	return l.Field == at.field || at.field == "items" && strings.HasPrefix(l.Field, "items.")
}

// edit is the text as layout knows it.
func (at spot) edit() *layout.Edit {
	if at.field == "items" {
		return &layout.Edit{Block: at.block, Field: "items.0"}
	}
	return &layout.Edit{Block: at.block, Field: at.field}
}

// part is what is outlined while the text is written.
func (at spot) part() string {
	if at.block == "" {
		return at.field
	}
	return string(at.block)
}

// name is the field of the inspector that has the same text.
func (at spot) name() string {
	head, rest, _ := strings.Cut(at.field, ".")
	switch {
	case at.block == "":
		return at.field
	case head == "items", head == "text", at.field == "quote":
		return fieldName(at.block, "text")
	case head == "actions":
		return fieldName(at.block, "actions "+strings.ReplaceAll(rest, ".", " "))
	case head == "figures":
		return fieldName(at.block, "figure "+strings.ReplaceAll(rest, ".", " "))
	case rest == "source", rest == "caption", head == "chart":
		return fieldName(at.block, rest)
	}
	return fieldName(at.block, at.field)
}

// text is the text on a slide; false when it is gone.
func (at spot) text(s deck.Slide) (string, bool) {
	if at.block == "" {
		if at.field == "title" {
			return s.Title, true
		}
		return s.Subtitle, true
	}
	b, ok := s.Block(at.block)
	if !ok {
		return "", false
	}
	if at.field == "items" {
		return bulletText(b.Items), b.Kind == deck.Bullets
	}
	for _, f := range b.Fields() {
		if f.Name == at.field {
			return f.Text, true
		}
	}
	return "", false
}

// set writes the text into a slide.
func (at spot) set(s *deck.Slide, text string) {
	if at.block == "" {
		*s = s.WithField(at.field, text)
		return
	}
	change(at.block, func(b *deck.Block, text string) {
		if at.field == "items" {
			b.Items = itemsOf(text)
			return
		}
		*b = b.WithField(at.field, text)
	})(s, text)
}

// itemsOf reads every line as an item, empty ones too: they are being written.
func itemsOf(text string) []deck.Item {
	var out []deck.Item
	for _, line := range strings.Split(text, "\n") {
		body := strings.TrimLeft(line, "\t")
		out = append(out, deck.Item{Level: min(2, len(line)-len(body)), Text: body})
	}
	return out
}

// base is how many bytes of the text stand before what a line's field holds.
func (at spot) base(text, field string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(field, "items."))
	if at.field != "items" || err != nil {
		return 0
	}
	base := 0
	for i, line := range strings.Split(text, "\n") {
		if i == n {
			return base + len(line) - len(strings.TrimLeft(line, "\t"))
		}
		base += len(line) + 1
	}
	return len(text)
}

// lines are the lines of the frame that show the text, their places counted in it.
func (at spot) lines(f *frame.Frame, text string) []frame.Line {
	var out []frame.Line
	if f == nil {
		return nil
	}
	for _, l := range f.Lines {
		if !at.shows(l) {
			continue
		}
		if base := at.base(text, l.Field); base > 0 {
			l = l.Moved(0, 0)
			for i := range l.Places {
				l.Places[i].From += base
				l.Places[i].To += base
			}
		}
		out = append(out, l)
	}
	return out
}

// next is the text that Tab or Enter goes to after this one: the next cell, label or
// block; false after the last.
func (at spot) next(s deck.Slide, f *frame.Frame, dir int) (spot, bool) {
	all := spots(s, f)
	if !slices.Contains(all, at) {
		all = spots(s, nil) // the frame is of before this text was there
	}
	for i, x := range all {
		if x == at && i+dir >= 0 && i+dir < len(all) {
			return all[i+dir], true
		}
	}
	return spot{}, false
}

// spots are the texts of a slide that stand on its frame, in reading order; the
// subtitle is among them also while there is none, and a chart's own words too. Before there is a frame they are
// all its texts.
func spots(s deck.Slide, f *frame.Frame) []spot {
	var out []spot
	seen := map[spot]bool{}
	add := func(block, field string) {
		if at, ok := spotOf(s, block, field); ok && !seen[at] {
			seen[at] = true
			out = append(out, at)
		}
	}
	if f == nil {
		for _, x := range s.Fields() {
			add("", x.Name)
		}
		for _, b := range s.Blocks {
			for _, x := range b.Fields() {
				add(string(b.ID), x.Name)
			}
		}
		return out
	}
	for _, l := range f.Lines {
		add(l.Block, l.Field)
		if l.Field == "title" && l.Block == "" {
			add("", "subtitle")
		}
	}
	for _, b := range s.Blocks {
		if b.Kind == deck.ChartBlock && b.Chart != nil {
			add(string(b.ID), "chart.title")
			add(string(b.ID), "chart.subtitle")
		}
	}
	return out
}

// cell are the row and column of a table's cell.
func (at spot) cell() (row, col int, ok bool) {
	n, err := fmt.Sscanf(at.field, "table.%d.%d", &row, &col)
	return row, col, err == nil && n == 2
}
