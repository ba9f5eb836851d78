package editor

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// stated lists the claims that the slide's blocks state, and lets another be named.
func (in *inspector) stated(s deck.Slide, b *evidence.Book) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Line(), kit.NewText("Claims it states", kit.Style{Color: kit.Muted, Size: kit.SmallSize})}
	for _, bl := range s.Blocks {
		for _, key := range bl.Claims {
			out = append(out, in.claimCard(s.ID, bl, key, b))
		}
	}
	state := kit.NewButton("State a claim…", in.ed.StateClaim)
	_, can := in.ed.stating(s)
	state.SetEnabled(can)
	return append(out, kit.Row(0, state))
}

func (in *inspector) claimCard(slide deck.ID, bl deck.Block, key string, b *evidence.Book) fyne.CanvasObject {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	text, state, color := "The library holds no claim "+key, "unknown", fyne.ThemeColorName(kit.Bad)
	if c, held := b.Claim(key); held {
		text, state, color = c.Text, string(c.Kind)+" · "+b.Sources[c.Source].Name(), kit.Good
		if !b.Carries(c) {
			state, color = string(c.Kind)+" · no evidence", kit.Warn
		}
	}
	remove := kit.NewButton("Take out", func() {
		bl.Claims = slices.DeleteFunc(slices.Clone(bl.Claims), func(k string) bool { return k == key })
		in.ed.do(deck.SetBlock{Slide: slide, What: "Take out a claim", Block: bl}, nil)
	})
	return kit.Card(kit.Column(6, kit.NewPara(text, kit.Style{}), kit.Row(6, kit.Dot(color), kit.NewText(state, small)), kit.Row(0, remove)))
}

// stating is the block that states what one says about the slide: the chosen one, else
// the first.
func (ed *Editor) stating(s deck.Slide) (deck.Block, bool) {
	if bl, ok := s.Block(deck.ID(ed.block)); ok {
		return bl, true
	}
	if len(s.Blocks) == 0 {
		return deck.Block{}, false
	}
	return s.Blocks[0], true
}

// StateClaim lets a claim of the library be chosen that the chosen block states.
func (ed *Editor) StateClaim() {
	s, ok := ed.slide()
	if !ok {
		return
	}
	bl, ok := ed.stating(s)
	if !ok {
		ed.desk.Stage.Toast("Add something to the slide first: a claim is stated by a part of it")
		return
	}
	ed.withBook(func(b *evidence.Book) {
		var choices []kit.Choice
		for _, c := range b.Claims {
			if !slices.Contains(bl.Claims, c.Key) {
				choices = append(choices, kit.Choice{Key: c.Key, Title: c.Text, Detail: string(c.Kind) + " · " + b.Sources[c.Source].Name()})
			}
		}
		ed.desk.Stage.Pick(kit.Picker{
			Title: "Which claim does it state?", Hint: "Type words of the claim", Choices: choices,
			Empty: "The library holds no other claim. Choose words in a source, under Library, to make one.",
			OnPick: func(key string) {
				bl.Claims = append(slices.Clone(bl.Claims), key)
				ed.do(deck.SetBlock{Slide: s.ID, What: "State a claim", Block: bl}, func() {
					text := key
					if c, held := b.Claim(key); held {
						text = c.Text
					}
					ed.desk.Stage.Offer(kit.Ellipsis("The "+strings.ToLower(kindName(bl))+" states: "+text, 560, kit.Style{}), "Undo", ed.Undo)
				})
			},
		})
	})
}
