package main

import (
	"fmt"
	"slices"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// block puts a block on the last slide and writes it.
func (a *author) block(want deck.Block) {
	switch want.Kind {
	case deck.Text:
		a.add("insert text", want)
		a.prose(want.Text)
	case deck.Callout:
		a.add("insert callout", want)
		a.prose(want.Text)
	case deck.Bullets:
		a.list(want)
	case deck.KeyFigures:
		a.keyFigures(want)
	case deck.ChartBlock:
		a.chart(want)
	case deck.TableBlock:
		a.table(want)
	case deck.Caveats:
		a.add("insert caveats", want)
	case deck.Sources: // the layout has it
	case deck.QuoteBlock, deck.ImageBlock, deck.Divider:
		a.t.Fatalf("the brief has a %s now: write how it is made", want.Kind)
	}
	for _, key := range want.Claims {
		a.edit("the claim "+key+" is stated", func() {
			a.sheet("the list of claims", func() { a.command("State a claim…") })
			a.choose(key)
		}, func(d *deck.Deck) bool {
			return slices.ContainsFunc(last(d).Blocks, func(b deck.Block) bool { return slices.Contains(b.Claims, key) })
		})
	}
}

// add puts an empty block on the last slide by a command; what is asked meanwhile is
// answered by ask.
func (a *author) add(command string, want deck.Block, ask ...func()) {
	a.edit(command, func() {
		a.command(command)
		for _, one := range ask {
			one()
		}
	}, func(d *deck.Deck) bool {
		return slices.ContainsFunc(last(d).Blocks, func(b deck.Block) bool { return b.Kind == want.Kind && b.Slot == want.Slot })
	})
}

// list writes the list that came with the layout.
func (a *author) list(want deck.Block) {
	a.press("alt+Right", "alt+Right") // the title, the list
	if want.Ordered {
		a.seen("the list is numbered", func() { a.press("ctrl+shift+7") }, func(d *deck.Deck) bool { return last(d).Blocks[0].Ordered })
	}
	a.press("Return")
	for i, it := range want.Items {
		if i > 0 {
			a.press("Return")
		}
		a.prose(it.Text)
	}
}

// keyFigures chooses figures and says what they are, in the fields that get the focus.
func (a *author) keyFigures(want deck.Block) {
	for i, f := range want.Figures {
		key := evidence.Tokens(f.Value)[0].Key
		a.edit("key figure "+key, func() {
			a.sheet("the list of figures", func() { a.command("insert key figure") })
			a.choose(key)
		}, func(d *deck.Deck) bool {
			all := last(d).Blocks
			return len(all) == 1 && len(all[0].Figures) == i+1
		})
		a.over("")
		a.prose(f.Value)
		for _, text := range []string{f.Unit, f.Label} {
			a.press("Tab")
			a.over(text)
		}
	}
}

// chartTypes are how the window calls the chart types.
var chartTypes = map[deck.ChartType]string{deck.Bar: "bars", deck.StepLine: "steps"}

// chart puts a chart on the last slide and sets it up in its sheet.
func (a *author) chart(want deck.Block) {
	c := want.Chart
	a.add("insert chart", want, func() {
		a.until("the list of series is open", a.covered)
		a.choose(c.Series[0])
	})
	a.sheet("the chart's sheet", func() { a.press("ctrl+shift+g") })
	a.field("Type")
	a.press("space")
	a.write(chartTypes[c.Type])
	a.press("Return")
	for _, f := range []struct{ name, text string }{
		{"Title", c.Title}, {"Note, after the source", c.Note}, {"Height in a brief, % of its width", fmt.Sprint(c.Height * 100)}, {"Alternative text", want.Alt},
	} {
		a.field(f.name)
		a.write(f.text)
	}
	for _, name := range c.Highlight {
		a.field("Highlight")
		a.press("space")
		a.write(name)
		a.press("Return")
	}
	a.edit("the chart "+c.Title, func() { a.field("Use chart") }, func(d *deck.Deck) bool {
		return slices.ContainsFunc(last(d).Blocks, func(b deck.Block) bool { return cmp.Equal(want, b, loosely...) })
	})
}

// table writes the cells of the table that came with the layout.
func (a *author) table(want deck.Block) {
	rows := want.Table.Rows
	columns := func(d *deck.Deck) int { return len(last(d).Blocks[0].Table.Rows[0]) }
	for n := columns(a.deck()) + 1; n <= len(rows[0]); n++ {
		a.edit(fmt.Sprintf("column %d", n), func() { a.command("Column after") }, func(d *deck.Deck) bool { return columns(d) == n })
	}
	a.press("Escape", "Escape", "Escape", "alt+Right", "alt+Right", "Return") // the title, the table, its first cell
	for i, row := range rows {
		for j, cell := range row {
			switch {
			case i+j == 0:
			case j == 0 && i >= len(last(a.deck()).Blocks[0].Table.Rows):
				a.seen(fmt.Sprintf("row %d", i+1), func() { a.press("Tab") }, func(d *deck.Deck) bool { return len(last(d).Blocks[0].Table.Rows) > i })
			default:
				a.press("Tab")
			}
			a.prose(cell)
		}
	}
}
