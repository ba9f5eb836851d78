package layout_test

import (
	"context"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/golden"
	"briefdeck/internal/layout"
)

// decision is a deck of what is decided: options, recommendations, and pictures that are
// cropped or fill their room.
func decision() *deck.Deck {
	options := deck.Block{Kind: deck.Options, Table: &deck.Table{Preferred: 2, Rows: [][]string{
		{"Option", "For", "Against", "Cost"},
		{"A Wait", "Nothing to do", "Freight stays unsaid", "low"},
		{"B Count again", "Each of {{fig:ports|value}} ports can be checked", "One clause longer", "low"},
		{"C 维持现状", "简短", "无日期", "高"},
	}}}
	recommended := deck.Block{Kind: deck.Recommendation, Actions: []deck.Action{
		{What: "Count the ports **again**, and say when", Who: "The harbour master", When: "by May 2022"},
		{What: "Print {{fig:freight-2020}} with its year", Who: "Policy unit"},
		{What: "Say nothing about causes", When: "until there is a comparison"},
		{},
	}}
	picture := func(i deck.Image) deck.Block {
		i.Ref = "map"
		return deck.Block{Kind: deck.ImageBlock, Alt: "A map of the ports", Image: &i}
	}
	return number(&deck.Deck{Meta: deck.Meta{Title: "Decide"}, Slides: []deck.Slide{
		{Layout: deck.BulletSlide, Title: "Options", Blocks: []deck.Block{options}},
		{Layout: deck.BulletSlide, Title: "What we recommend", Blocks: []deck.Block{recommended}},
		{Layout: deck.ImageSlide, Title: "Cropped", Blocks: []deck.Block{picture(deck.Image{Crop: deck.Crop{Left: 250, Bottom: 400}})}},
		{Layout: deck.ImageSlide, Title: "Filling", Blocks: []deck.Block{picture(deck.Image{Fit: deck.Cover, Caption: "The ports."})}},
	}})
}

func TestDecisionsLookAsTheyDid(t *testing.T) {
	needsChinese(t)
	slides, err := layout.Slides(context.Background(), input(t, decision()))
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "decision-slides.txt", dump(slides.Pages))
	brief, err := layout.Brief(context.Background(), input(t, decision()))
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "decision-brief.txt", dump(brief.Pages))
}
