package editor

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

// proofs are how the quotations of a slide stand to their sources.
type proofs struct {
	of map[deck.ID]deck.Quote // what was compared
	is map[deck.ID]app.Proof
}

// prove compares the quotations of the chosen slide when they are others than before.
func (ed *Editor) prove(s deck.Slide) {
	of := map[deck.ID]deck.Quote{}
	for _, b := range s.Blocks {
		if b.Kind == deck.QuoteBlock && b.Quote != nil {
			of[b.ID] = *b.Quote
		}
	}
	if len(of) == 0 || reflect.DeepEqual(of, ed.proofs.of) {
		return
	}
	work := ed.desk.Work
	s = s.Clone()
	app.Go(ed.desk.Tasks, "editor:prove", func(ctx context.Context) (map[deck.ID]app.Proof, error) { return work.Prove(ctx, s) },
		func(is map[deck.ID]app.Proof, err error) {
			if err != nil {
				ed.desk.Shell.Fail("Compare the quotation", err)
				return
			}
			ed.proofs = proofs{of, is}
			if now, ok := ed.slide(); ok && now.ID == s.ID {
				ed.view.slide.SetBadges(ed.badges(now))
				ed.inspector.showProofs()
			}
		})
}

// fidelityWords say how a quotation stands to its source, in a mark and in a sentence.
func fidelityWords(p app.Proof) (mark, sentence string, color fyne.ThemeColorName) {
	switch p.Fidelity {
	case app.Verbatim:
		return "Verbatim", "Word for word as it stands in " + p.Source + ".", kit.Good
	case app.Marked:
		return "Verbatim, cuts marked", "As it stands in " + p.Source + ", with what is left out and added marked.", kit.Good
	case app.Altered:
		if p.Diff == "" {
			return "Altered", "These words do not stand in " + p.Source + ".", kit.Warn
		}
		return "Altered", p.Source + " says it otherwise: " + p.Diff, kit.Warn
	case app.Uncompared:
	}
	return "", "Not compared: name a source that the library holds, such as its short name, as who said it.", kit.Muted
}

// proofLine says how a quotation stands to its source.
type proofLine struct {
	dot  *kit.Box
	text *kit.Para
}

// proofField shows how a quotation stands to its source.
func (in *inspector) proofField(b deck.Block) fyne.CanvasObject {
	l := proofLine{kit.Dot(kit.Muted), kit.NewPara("", kit.Style{Size: kit.SmallSize, Color: kit.Muted})}
	in.proven[b.ID] = l
	l.show(in.ed.proofs.is[b.ID])
	return kit.Dock(kit.Docked{Left: kit.Inset(kit.Edges{Top: 5, Right: 6}, kit.Sized(8, 8, l.dot)), Middle: l.text})
}

func (l proofLine) show(p app.Proof) {
	_, sentence, color := fidelityWords(p)
	l.dot.Recolor(color)
	l.text.SetText(sentence)
}

// showProofs shows what the comparison said.
func (in *inspector) showProofs() {
	for id, l := range in.proven {
		l.show(in.ed.proofs.is[id])
	}
	in.body.Relayout()
}

// badges are the marks on the slide: where blocks show, and how quotations stand.
func (ed *Editor) badges(s deck.Slide) []slideview.Badge {
	out := badges(s)
	for _, b := range s.Blocks {
		p, ok := ed.proofs.is[b.ID]
		if mark, _, color := fidelityWords(p); ok && mark != "" && b.Outputs.Has(deck.InSlides) {
			out = append(out, slideview.Badge{Part: string(b.ID), Text: mark, Color: color})
		}
	}
	return out
}
