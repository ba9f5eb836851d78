package editor

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

// outputWords are the outputs of a deck, in the order of their boxes.
var outputWords = []struct {
	word string
	mask deck.Mask
}{{"Slides", deck.InSlides}, {"Brief", deck.InBrief}, {"Handout", deck.InHandout}, {"Web", deck.InWeb}}

// mostSteps is the last reveal step that a block can have.
const mostSteps = 20

// switched is a mask with one output more, or one less; false when nothing would be left.
func switched(m, output deck.Mask) (deck.Mask, bool) {
	if m == 0 {
		m = allOutputs
	}
	switch m ^= output; m {
	case 0:
		return 0, false
	case allOutputs:
		return 0, true
	}
	return m, true
}

// maskSummary says in which outputs something appears: "everywhere", "brief, handout".
func maskSummary(m deck.Mask) string {
	if m == 0 || m == allOutputs {
		return "everywhere"
	}
	var words []string
	for _, o := range outputWords {
		if m.Has(o.mask) {
			words = append(words, strings.ToLower(o.word))
		}
	}
	return strings.Join(words, ", ")
}

// ticks are the boxes of the outputs.
func ticks(m deck.Mask, tap func(deck.Mask)) fyne.CanvasObject {
	row := kit.Row(10)
	for _, o := range outputWords {
		row.Add(kit.NewTick(o.word, m.Has(o.mask), func() { tap(o.mask) }))
	}
	return row
}

// appears edits where a block appears, and with which step of its slide: folded to a line
// until it is opened, or says something.
func (in *inspector) appears(b deck.Block) fyne.CanvasObject {
	special := b.Outputs != 0 || b.Step != 0
	line := "Shows " + maskSummary(b.Outputs)
	if b.Step > 0 {
		line += fmt.Sprintf(", from step %d on", b.Step)
	}
	fields := kit.Column(6,
		ticks(b.Outputs, func(output deck.Mask) { in.ed.setBlockOutput(b.ID, output) }), in.stepper(b))
	head := kit.NewQuiet("", line, nil)
	head.Tail = kit.IconDown
	fields.Hidden = !special && !in.unfolded[b.ID]
	head.OnTap = func() {
		fields.Hidden = !fields.Hidden
		in.unfolded[b.ID] = !fields.Hidden
		in.body.Relayout()
	}
	return kit.Column(4, kit.Row(0, head), fields)
}

// stepper edits the step with which a block comes.
func (in *inspector) stepper(b deck.Block) fyne.CanvasObject {
	word := "there at once"
	if b.Step > 0 {
		word = fmt.Sprintf("comes with step %d", b.Step)
	}
	less := kit.NewButton("−", func() { in.ed.setStep(b.ID, -1) })
	more := kit.NewButton("+", func() { in.ed.setStep(b.ID, 1) })
	less.SetEnabled(b.Step > 0)
	more.SetEnabled(b.Step < mostSteps)
	return kit.Row(kit.Unit, kit.NewText("When shown:", kit.Style{Size: kit.SmallSize, Color: kit.Muted}), less, kit.NewText(word, kit.Style{Size: kit.SmallSize}), more)
}

// slideAppears edits where the slide appears.
func (in *inspector) slideAppears(s deck.Slide) fyne.CanvasObject {
	return labelled("The slide shows in", ticks(s.Outputs, func(output deck.Mask) {
		for _, o := range outputWords {
			if o.mask == output {
				in.ed.SetOutput(o.word, output)
			}
		}
	}))
}

// setBlockOutput lets a block appear in an output, or keeps it out when it does.
func (ed *Editor) setBlockOutput(id deck.ID, output deck.Mask) {
	ed.flush()
	s, _ := ed.slide()
	b, ok := s.Block(id)
	if !ok {
		return
	}
	next, ok := switched(b.Outputs, output)
	if !ok {
		ed.desk.Stage.Toast("It would appear nowhere: delete it instead")
		ed.inspector.again()
		return
	}
	ed.setBlock(id, "Change where it shows", func(b *deck.Block) { b.Outputs = next })
}

// setStep lets a block come a step later or earlier.
func (ed *Editor) setStep(id deck.ID, by int) {
	ed.setBlock(id, "Change the reveal step", func(b *deck.Block) { b.Step = min(max(b.Step+by, 0), mostSteps) })
}

// StepChosen lets the chosen block come a step later or earlier.
func (ed *Editor) StepChosen(by int) {
	s, _ := ed.slide()
	b, ok := s.Block(deck.ID(ed.block))
	switch {
	case !ok:
		ed.desk.Stage.Toast("Choose a block first: Alt+Right goes through them")
	case b.Step+by >= 0 && b.Step+by <= mostSteps:
		ed.setStep(b.ID, by)
	}
}

// again makes the fields anew.
func (in *inspector) again() {
	if s, ok := in.ed.slide(); ok {
		in.shown = deck.Slide{}
		in.show(s)
	}
}

// badges say on the slide what does not print there as it shows: blocks that come with a
// later step or are not in every output, and how many are in other outputs only.
func badges(s deck.Slide) []slideview.Badge {
	var out []slideview.Badge
	var elsewhere []string
	for _, b := range s.Blocks {
		if !b.Outputs.Has(deck.InSlides) {
			elsewhere = append(elsewhere, strings.ToLower(kindName(b)))
			continue
		}
		var words []string
		if b.Step > 0 {
			words = append(words, fmt.Sprintf("Step %d", b.Step))
		}
		if m := b.Outputs; m != 0 && m != allOutputs {
			words = append(words, "Only "+maskSummary(m))
		}
		if len(words) > 0 {
			out = append(out, slideview.Badge{Part: string(b.ID), Text: strings.Join(words, " · ")})
		}
	}
	if n := len(elsewhere); n > 0 {
		text := "Not on slides: " + strings.Join(slices.Compact(elsewhere[:min(n, 3)]), ", ")
		if n > 3 {
			text += fmt.Sprintf(" and %d more", n-3)
		}
		out = append(out, slideview.Badge{Text: text})
	}
	return out
}
