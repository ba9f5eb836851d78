package editor

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// manyActions is how many recommendations are acted on.
const manyActions = 3

// actionFields edit recommendations: what, who and by when of each.
func (in *inspector) actionFields(b deck.Block) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, a := range b.Actions {
		field := func(part, text, prompt string, of func(*deck.Action) *string, lines int) *kit.Entry {
			return in.entry(fieldSpec{
				name: fieldName(b.ID, fmt.Sprintf("actions %d %s", i, part)), what: "Edit recommendation", text: text, hint: prompt, lines: lines,
				set: change(b.ID, func(b *deck.Block, t string) { *of(&b.Actions[i]) = t }),
			})
		}
		what := field("what", a.What, "What is to be done", func(a *deck.Action) *string { return &a.What }, 6)
		who := field("who", a.Who, "Who", func(a *deck.Action) *string { return &a.Who }, 3)
		when := field("when", a.When, "By when", func(a *deck.Action) *string { return &a.When }, 3)
		more := kit.NewQuiet(kit.IconMore, "", nil)
		more.OnTap = func() { more.Drop(in.ed.actionMenu(b, i)) }
		head := kit.Row(0, kit.NewText(fmt.Sprintf("Recommendation %d", i+1), kit.Style{Color: kit.Muted, Size: kit.SmallSize}), kit.Spacer(), more)
		out = append(out, kit.Column(4, head, what, kit.Beside(kit.Unit, who, when)))
	}
	add := kit.NewButton("Add recommendation", func() { in.ed.addAction(b.ID, len(b.Actions)) })
	add.Icon = kit.IconPlus
	out = append(out, kit.Row(0, add))
	if len(b.Actions) > manyActions {
		out = append(out, hint("Three recommendations are acted on. Join some of them, or drop the weakest."))
	}
	return out
}

// actionMenu is what can be done with one recommendation.
func (ed *Editor) actionMenu(b deck.Block, at int) []*fyne.MenuItem {
	swap := func(with int) func() {
		return func() {
			ed.setBlock(b.ID, "Move recommendation", func(b *deck.Block) {
				if max(at, with) < len(b.Actions) {
					b.Actions[at], b.Actions[with] = b.Actions[with], b.Actions[at]
				}
			})
		}
	}
	up, down := fyne.NewMenuItem("Move up", swap(at-1)), fyne.NewMenuItem("Move down", swap(at+1))
	up.Disabled, down.Disabled = at == 0, at == len(b.Actions)-1
	remove := fyne.NewMenuItem("Delete recommendation", func() {
		ed.setBlock(b.ID, "Delete recommendation", func(b *deck.Block) {
			if at < len(b.Actions) && len(b.Actions) > 1 {
				b.Actions = slices.Delete(b.Actions, at, at+1)
			}
		})
	})
	remove.Disabled = len(b.Actions) == 1
	return []*fyne.MenuItem{up, down, fyne.NewMenuItemSeparator(), remove}
}

// addAction adds a recommendation and goes into its field.
func (ed *Editor) addAction(block deck.ID, at int) {
	ed.changeBlock(block, "Add recommendation", func(b *deck.Block) { b.Actions = append(b.Actions, deck.Action{}) }, func() {
		ed.inspector.goInto(ed.inspector.fields[fieldName(block, fmt.Sprintf("actions %d what", at))])
	})
}

// preferredField chooses which of the options is preferred.
func (in *inspector) preferredField(b deck.Block) fyne.CanvasObject {
	button := kit.NewSelect(in.optionName(b, b.Table.Preferred), nil)
	button.OnTap = func() {
		var items []*fyne.MenuItem
		for row := range b.Table.Rows {
			it := fyne.NewMenuItem(in.optionName(in.now(b), row), func() {
				in.ed.setBlock(b.ID, "Choose the preferred option", func(b *deck.Block) { b.Table.Preferred = row })
			})
			it.Checked = row == b.Table.Preferred
			items = append(items, it)
		}
		button.Drop(items)
	}
	return labelled("Preferred option", button)
}

// now is a block as the fields have it.
func (in *inspector) now(b deck.Block) deck.Block {
	if now, ok := in.ed.local.Block(b.ID); ok {
		return now
	}
	return b
}

// optionName names an option by its first cell; row 0 is none.
func (in *inspector) optionName(b deck.Block, row int) string {
	if row <= 0 || row >= len(b.Table.Rows) {
		return "None"
	}
	name := ""
	if cells := b.Table.Rows[row]; len(cells) > 0 {
		name = in.ed.reads(cells[0])
	}
	return orElse(name, fmt.Sprintf("Option %d", row))
}

// asOther is the menu item that makes a block one of a kindred kind; nil when there is none.
func (ed *Editor) asOther(id deck.ID) *fyne.MenuItem {
	s, _ := ed.slide()
	b, ok := s.Block(id)
	word, change := kindred(b)
	if !ok || change == nil {
		return nil
	}
	return fyne.NewMenuItem(word, func() { ed.setBlock(id, word, change) })
}

// kindred is the kind that a block can be made as well: a table of options a plain one and
// the other way round, a list recommendations. The change is nil when there is none.
func kindred(b deck.Block) (word string, change func(*deck.Block)) {
	switch {
	case b.Kind == deck.TableBlock && b.Table != nil && !b.Table.Headless:
		return "Make it a table of options", func(b *deck.Block) { b.Kind = deck.Options }
	case b.Kind == deck.Options && b.Table != nil:
		return "Make it a plain table", func(b *deck.Block) { b.Kind, b.Table.Preferred = deck.TableBlock, 0 }
	case b.Kind == deck.Bullets:
		return "Make it recommendations", func(b *deck.Block) {
			for _, it := range b.Items {
				b.Actions = append(b.Actions, deck.Action{What: it.Text})
			}
			b.Kind, b.Items, b.Ordered = deck.Recommendation, nil, false
		}
	case b.Kind == deck.Recommendation:
		return "Make it a numbered list", func(b *deck.Block) {
			for _, a := range b.Actions {
				text := a.What
				for _, more := range []string{a.Who, a.When} {
					if more != "" {
						text += ", " + more
					}
				}
				b.Items = append(b.Items, deck.Item{Text: text})
			}
			b.Kind, b.Actions, b.Ordered = deck.Bullets, nil, true
		}
	}
	return "", nil
}
