package wiring

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

func TestEveryBundledTemplateLaysOutWithoutErrors(t *testing.T) {
	e, end, err := Engine(nil, Pictures{})
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	all, err := templates{folder: t.TempDir()}.Templates(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, one := range all {
		keys = append(keys, one.Key)
		d := app.FromTemplate(one, deck.Meta{Title: "A title of an ordinary length, as people write them"})
		for _, as := range []app.Output{app.AsBrief, app.AsSlides} {
			r, err := e.Pages(context.Background(), d, evidence.NewBook(), as, "")
			if err != nil {
				t.Errorf("%s as %s: %v", one.Key, as, err)
			}
			for _, f := range r.Findings {
				t.Errorf("%s as %s: %s", one.Key, as, f.Text)
			}
		}
	}
	want := []string{"ministerial-brief", "fact-sheet", "lecture", "annotated-slides", "data-annex", "report", "blank"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Error(diff)
	}
}

func TestASavedTemplateComesBackWithItsPictures(t *testing.T) {
	ctx := context.Background()
	ts := templates{folder: t.TempDir()}
	picture := []byte("not really a picture")
	ref := deck.PictureHash + "0f6d6a8b7b3a3d3b1c1f4f6b6d2d5d9a0e3f6d6a8b7b3a3d3b1c1f4f6b6d2d5d"
	d := &deck.Deck{Meta: deck.Meta{Title: "House style", Subtitle: "How we do it", Template: "lecture"}, Slides: []deck.Slide{
		{Layout: deck.ImageSlide, Title: "One", Blocks: []deck.Block{{Kind: deck.ImageBlock, Image: &deck.Image{Ref: ref}}}},
	}}
	key, err := ts.Save(ctx, app.Template{Name: "House style", About: "How we do it", Deck: d, Pictures: map[string][]byte{ref: picture}})
	if err != nil {
		t.Fatal(err)
	}
	saved := ts.saved()
	if len(saved) != 1 || saved[0].Key != key {
		t.Fatalf("saved as %q, listed %+v", key, saved)
	}
	got := saved[0]
	if diff := cmp.Diff(d.Meta, got.Deck.Meta); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(d.Slides, got.Deck.Slides, cmpopts.IgnoreFields(deck.Slide{}, "ID"), cmpopts.IgnoreFields(deck.Block{}, "ID"), cmpopts.IgnoreFields(deck.Image{}, "Ref")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(picture, got.Pictures[got.Deck.Slides[0].Blocks[0].Image.Ref]); diff != "" {
		t.Error(diff)
	}
	if err := ts.Delete(ctx, key); err != nil {
		t.Error(err)
	}
	if err := ts.Delete(ctx, key); !errors.Is(err, app.ErrNoTemplate) {
		t.Errorf("deleted twice: %v", err)
	}
	if err := ts.Delete(ctx, "own:../library"); !errors.Is(err, app.ErrNoTemplate) {
		t.Errorf("a path is no key: %v", err)
	}
}
