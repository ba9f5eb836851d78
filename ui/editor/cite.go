package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// Cite lets a work be chosen and puts its citation where the cursor is.
func (ed *Editor) Cite() {
	into, writing := ed.last, ed.writer.on()
	if into == nil && !writing {
		ed.desk.Stage.Toast("Click into a text first: the citation goes where the cursor is")
		return
	}
	ed.withBook(func(b *evidence.Book) {
		ed.desk.Stage.Pick(kit.Picker{
			Title: "Cite which work?", Hint: "Search by author, title or year", Choices: citable(b),
			Empty: "The library holds no sources yet. Import a paper or data under Library.",
			OnPick: func(key string) {
				mark := "[@" + key + "]"
				if writing {
					ed.writer.insertMark(mark)
					return
				}
				ed.desk.Window().Canvas().Focus(into)
				for _, r := range spaced(mark, []rune(into.Text), into.CursorTextOffset()) {
					into.TypedRune(r)
				}
			},
		})
	})
}

// insertMark puts a citation at the caret, apart from the words around it.
func (w *writer) insertMark(mark string) {
	if !w.on() {
		return
	}
	w.board.Focus()
	runes := []rune(w.text.Source)
	w.insert(spaced(mark, runes, len([]rune(w.text.Source[:w.text.Caret]))))
}

// citable lists what can be cited: the sources that are held, the others, and the works
// that sources cite.
func citable(b *evidence.Book) []kit.Choice {
	sources := make([]source.Source, 0, len(b.Sources))
	for _, s := range b.Sources {
		sources = append(sources, s)
	}
	slices.SortFunc(sources, func(x, y source.Source) int {
		held := map[bool]int{true: -1}
		return cmp.Or(held[x.Held]-held[y.Held], cmp.Compare(x.Name(), y.Name()), cmp.Compare(x.Key, y.Key))
	})
	var out, cited []kit.Choice
	for _, s := range sources {
		detail := strings.Join(s.Authors, ", ")
		if !s.Held {
			detail = strings.TrimSuffix("not held · "+detail, " · ")
		}
		out = append(out, kit.Choice{Key: s.Key, Title: s.Title, Detail: detail, Side: s.Short, Words: s.Publisher + " " + s.Published, Icon: kit.IconDocument})
		for _, r := range b.References[s.Key] {
			cited = append(cited, kit.Choice{
				Key: fmt.Sprintf("%s:%d", s.Key, r.Number), Title: orElse(r.Title, r.Raw), Detail: "cited in " + s.Name() + " · " + strings.Join(r.Authors, ", "),
				Side: r.Year, Words: r.Raw,
			})
		}
	}
	return append(out, cited...)
}
