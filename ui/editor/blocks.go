package editor

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// kindNames are the words for the kinds of block.
var kindNames = map[deck.Kind]string{
	deck.Text: "Text", deck.Bullets: "Bullets", deck.KeyFigures: "Key figures", deck.ChartBlock: "Chart",
	deck.TableBlock: "Table", deck.QuoteBlock: "Quote", deck.ImageBlock: "Picture", deck.Callout: "Callout",
	deck.Sources: "References", deck.Caveats: "Caveats", deck.Divider: "Divider",
	deck.Options: "Options", deck.Recommendation: "Recommendation",
}

// block makes the fields of the block at a position of n.
func (in *inspector) block(b deck.Block, at, n int) fyne.CanvasObject {
	name := kindName(b)
	if b.Slot != deck.Main {
		name += ", " + string(b.Slot)
	}
	more := kit.NewQuiet(kit.IconMore, "", nil)
	more.OnTap = func() { more.Drop(in.ed.oneBlockMenu(b.ID, at, n)) }
	head := kit.Row(0, kit.NewText(name, kit.Style{Bold: true}), kit.Spacer(), more)
	objects := append([]fyne.CanvasObject{kit.Line(), head}, append(in.blockFields(b), in.appears(b))...)
	col := kit.Column(kit.Unit, objects...)
	first := in.fields[firstField(b)]
	in.parts[string(b.ID)] = part{col, first}
	return col
}

// firstField names the field that a click on the block leads to.
func firstField(b deck.Block) string {
	switch b.Kind {
	case deck.KeyFigures:
		return fieldName(b.ID, "figure 0 value")
	case deck.ChartBlock:
		return fieldName(b.ID, "title")
	case deck.ImageBlock:
		return fieldName(b.ID, "caption")
	case deck.Recommendation:
		return fieldName(b.ID, "actions 0 what")
	case deck.TableBlock, deck.Options:
		return fieldName(b.ID, cellField(0, 0))
	case deck.Text, deck.Bullets, deck.QuoteBlock, deck.Callout, deck.Sources, deck.Caveats, deck.Divider:
	}
	return fieldName(b.ID, "text")
}

func fieldName(id deck.ID, what string) string { return string(id) + " " + what }

func (in *inspector) blockFields(b deck.Block) []fyne.CanvasObject {
	switch b.Kind {
	case deck.Text, deck.Callout:
		return in.textFields(b)
	case deck.Bullets:
		return in.bulletFields(b)
	case deck.KeyFigures:
		return in.keyFigureFields(b)
	case deck.ChartBlock:
		return in.chartFields(b)
	case deck.TableBlock:
		return in.tableFields(b)
	case deck.Options:
		return append(in.tableFields(b), in.preferredField(b))
	case deck.Recommendation:
		return in.actionFields(b)
	case deck.QuoteBlock:
		return in.quoteFields(b)
	case deck.ImageBlock:
		return in.imageFields(b)
	case deck.Sources:
		return []fyne.CanvasObject{hint("Filled from what the deck rests on. It follows the deck by itself.")}
	case deck.Caveats:
		return []fyne.CanvasObject{hint("Filled from figures that are undated, confusable or from a single source.")}
	case deck.Divider:
	}
	return nil
}

func hint(text string) fyne.CanvasObject {
	return kit.NewPara(text, kit.Style{Color: kit.Muted, Size: kit.SmallSize})
}

// change makes a field's setter from one that changes a block.
func change(id deck.ID, fn func(*deck.Block, string)) func(*deck.Slide, string) {
	return func(s *deck.Slide, text string) {
		for i := range s.Blocks {
			if s.Blocks[i].ID == id {
				b := s.Blocks[i].Clone()
				fn(&b, text)
				s.Blocks[i] = b
			}
		}
	}
}

func (in *inspector) textFields(b deck.Block) []fyne.CanvasObject {
	return []fyne.CanvasObject{in.entry(fieldSpec{
		name: fieldName(b.ID, "text"), what: "Edit " + strings.ToLower(kindNames[b.Kind]), text: b.Text, lines: 16, min: 2,
		hint: "Text; an empty line begins a new paragraph",
		set:  change(b.ID, func(b *deck.Block, t string) { b.Text = t }),
	})}
}

func (in *inspector) bulletFields(b deck.Block) []fyne.CanvasObject {
	e := in.entry(fieldSpec{
		name: fieldName(b.ID, "text"), what: "Edit bullets", text: bulletText(b.Items), lines: 20, min: 3, tabs: true,
		hint: "One bullet a line; Tab makes it a second level",
		set:  change(b.ID, func(b *deck.Block, t string) { b.Items = bulletItems(t) }),
	})
	e.OnKey = func(ev *fyne.KeyEvent) bool { return indentKey(e, ev) }
	marks := kit.NewSegments(func(at int) { in.ed.setNumbered(b.ID, at == 1) }, "Bullets", "Numbers")
	if b.Ordered {
		marks.Set(1)
	}
	return []fyne.CanvasObject{kit.Row(0, marks), e, hint("One item a line. Tab indents, Backspace takes it back.")}
}

// indentKey makes Tab indent the whole line, wherever the cursor is in it.
func indentKey(e *kit.Entry, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyTab {
		return false
	}
	lines := strings.Split(e.Text, "\n")
	row := min(strings.Count(string([]rune(e.Text)[:min(len([]rune(e.Text)), e.CursorTextOffset())]), "\n"), len(lines)-1)
	if strings.HasPrefix(lines[row], "\t\t") {
		return true // two levels are all a slide reads well with
	}
	lines[row] = "\t" + lines[row]
	col := e.CursorColumn
	e.SetText(strings.Join(lines, "\n"))
	e.CursorColumn = col + 1
	e.Refresh()
	return true
}

// bulletText writes items as lines, a tab for each level.
func bulletText(items []deck.Item) string {
	lines := make([]string, len(items))
	for i, it := range items {
		lines[i] = strings.Repeat("\t", it.Level) + it.Text
	}
	return strings.Join(lines, "\n")
}

// bulletItems reads what bulletText writes; empty lines at the end are dropped.
func bulletItems(text string) []deck.Item {
	var out []deck.Item
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		body := strings.TrimLeft(line, "\t")
		out = append(out, deck.Item{Level: min(2, len(line)-len(body)), Text: body})
	}
	return out
}

func (in *inspector) keyFigureFields(b deck.Block) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, f := range b.Figures {
		value := in.entry(fieldSpec{
			name: fieldName(b.ID, fmt.Sprintf("figure %d value", i)), what: "Edit key figure", text: f.Value, hint: "Ctrl+K chooses a figure", lines: 3,
			set: change(b.ID, func(b *deck.Block, t string) { b.Figures[i].Value = t }),
		})
		unit := in.entry(fieldSpec{
			name: fieldName(b.ID, fmt.Sprintf("figure %d unit", i)), what: "Edit key figure", text: f.Unit, hint: "Unit", lines: 1,
			set: change(b.ID, func(b *deck.Block, t string) { b.Figures[i].Unit = t }),
		})
		label := in.entry(fieldSpec{
			name: fieldName(b.ID, fmt.Sprintf("figure %d label", i)), what: "Edit key figure", text: f.Label, hint: "What it counts, and when", lines: 3,
			set: change(b.ID, func(b *deck.Block, t string) { b.Figures[i].Label = t }),
		})
		remove := kit.NewQuiet(kit.IconClose, "", func() {
			in.ed.setBlock(b.ID, "Remove key figure", func(b *deck.Block) {
				if i < len(b.Figures) {
					b.Figures = slices.Delete(b.Figures, i, i+1)
				}
			})
		})
		head := kit.Row(0, kit.NewText(fmt.Sprintf("Figure %d", i+1), kit.Style{Color: kit.Muted, Size: kit.SmallSize}), kit.Spacer(), remove)
		out = append(out, kit.Column(4, head, value, unit, label))
	}
	return append(out, kit.Row(0, kit.NewButton("Add figure…", func() { in.ed.addKeyFigure(b.ID) })))
}

func (in *inspector) quoteFields(b deck.Block) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		in.proofField(b),
		in.entry(fieldSpec{
			name: fieldName(b.ID, "text"), what: "Edit quote", text: b.Quote.Text, lines: 12, min: 3, hint: "The words as they stand in the source",
			set: change(b.ID, func(b *deck.Block, t string) { b.Quote.Text = t }),
		}),
		in.text(fieldSpec{
			name: fieldName(b.ID, "source"), label: "Source", what: "Edit quote source", text: b.Quote.Source, lines: 3,
			set: change(b.ID, func(b *deck.Block, t string) { b.Quote.Source = t }),
		}),
	}
}

func (in *inspector) altField(b deck.Block) fyne.CanvasObject {
	return in.text(fieldSpec{
		name: fieldName(b.ID, "alt"), label: "Alternative text", what: "Edit alternative text", text: b.Alt, lines: 6,
		hint: "What it shows, for who cannot see it", set: change(b.ID, func(b *deck.Block, t string) { b.Alt = t }),
	})
}

// fieldTexts is the text of every field of a slide, by field name.
func fieldTexts(s deck.Slide) map[string]string {
	out := map[string]string{"title": s.Title, "subtitle": s.Subtitle}
	for _, b := range s.Blocks {
		set := func(what, text string) { out[fieldName(b.ID, what)] = text }
		set("text", b.Text)
		set("alt", b.Alt)
		switch {
		case b.Kind == deck.Bullets:
			set("text", bulletText(b.Items))
		case b.Table != nil:
			for i, row := range b.Table.Rows {
				for k, cell := range row {
					set(cellField(i, k), cell)
				}
			}
			set("source", b.Table.Source)
		case b.Quote != nil:
			set("text", b.Quote.Text)
			set("source", b.Quote.Source)
		case b.Image != nil:
			set("caption", b.Image.Caption)
			set("credit", b.Image.Credit)
			for _, side := range cropSides {
				set("crop "+side.word, cropText(*side.of(&b.Image.Crop)))
			}
		}
		for i, a := range b.Actions {
			set(fmt.Sprintf("actions %d what", i), a.What)
			set(fmt.Sprintf("actions %d who", i), a.Who)
			set(fmt.Sprintf("actions %d when", i), a.When)
		}
		for i, f := range b.Figures {
			set(fmt.Sprintf("figure %d value", i), f.Value)
			set(fmt.Sprintf("figure %d unit", i), f.Unit)
			set(fmt.Sprintf("figure %d label", i), f.Label)
		}
	}
	return out
}
