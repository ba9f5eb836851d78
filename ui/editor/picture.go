package editor

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// imageFields edits a picture: which one, and what stands with it.
func (in *inspector) imageFields(b deck.Block) []fyne.CanvasObject {
	word := "Choose picture…"
	if b.Image.Ref != "" {
		word = "Another picture…"
	}
	choose := kit.NewButton(word, func() {
		in.ed.pickPicture(func(ref string) {
			in.ed.setBlock(b.ID, "Change picture", func(b *deck.Block) { b.Image.Ref = ref })
		})
	})
	choose.Icon = kit.IconFolder
	return []fyne.CanvasObject{
		kit.Row(0, choose), hint(pictureHint(b.Image.Ref)), in.altField(b), in.fitField(b), in.cropFields(b),
		in.text(fieldSpec{
			name: fieldName(b.ID, "caption"), label: "Caption", what: "Edit caption", text: b.Image.Caption, lines: 4,
			set: change(b.ID, func(b *deck.Block, t string) { b.Image.Caption = t }),
		}),
		in.text(fieldSpec{
			name: fieldName(b.ID, "credit"), label: "Credit", what: "Edit credit", text: b.Image.Credit, lines: 2,
			hint: "Who made it, and its licence", set: change(b.ID, func(b *deck.Block, t string) { b.Image.Credit = t }),
		}),
	}
}

// fitField chooses whether a picture shows whole or fills its room.
func (in *inspector) fitField(b deck.Block) fyne.CanvasObject {
	fit := kit.NewSegments(func(at int) {
		in.ed.setBlock(b.ID, "Change the picture's fit", func(b *deck.Block) { b.Image.Fit = deck.Fits[at] })
	}, "Whole", "Fills its room")
	if b.Image.Fit == deck.Cover {
		fit.Set(1)
	}
	return labelled("Fit", kit.Row(0, fit))
}

// cropSides are the sides of a picture that something is cut off at.
var cropSides = []struct {
	word string
	of   func(*deck.Crop) *int
}{
	{"Left", func(c *deck.Crop) *int { return &c.Left }},
	{"Top", func(c *deck.Crop) *int { return &c.Top }},
	{"Right", func(c *deck.Crop) *int { return &c.Right }},
	{"Bottom", func(c *deck.Crop) *int { return &c.Bottom }},
}

// cropFields edit what is cut off a picture at each side, in per cent of it.
func (in *inspector) cropFields(b deck.Block) fyne.CanvasObject {
	var fields []fyne.CanvasObject
	for _, side := range cropSides {
		crop := b.Image.Crop
		e := in.entry(fieldSpec{
			name: fieldName(b.ID, "crop "+side.word), what: "Crop the picture", text: cropText(*side.of(&crop)), lines: 1, hint: "0",
			set: change(b.ID, func(b *deck.Block, t string) {
				next := b.Image.Crop
				if n, ok := cropShare(t); ok {
					*side.of(&next) = n
				}
				if next.Valid() {
					b.Image.Crop = next
				}
			}),
		})
		fields = append(fields, labelled(side.word, e))
	}
	cut := kit.NewButton("Crop…", func() { in.ed.cropPicture(b.ID) })
	whole := kit.NewButton("No crop", func() {
		in.ed.setBlock(b.ID, "Undo the crop", func(b *deck.Block) { b.Image.Crop = deck.Crop{} })
	})
	return labelled("Cut off, per cent of the picture", kit.Column(6, kit.Beside(6, fields...), kit.Row(kit.Unit, cut, whole)))
}

// cropText writes thousandths as per cent; nothing for none.
func cropText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(n)/10, 'f', -1, 64)
}

// cropShare reads per cent as thousandths; nothing is none.
func cropShare(text string) (n int, ok bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if text == "" {
		return 0, true
	}
	share, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	if err != nil || !(share >= 0 && share < 100) {
		return 0, false
	}
	return int(math.Round(share * 10)), true
}

func pictureHint(ref string) string {
	switch {
	case ref == "":
		return "No picture yet. PNG, JPEG or GIF; the library keeps a copy."
	case strings.HasPrefix(ref, deck.PictureHash):
		return "The library keeps a copy: the file itself may go."
	}
	return "From " + ref
}

// pickPicture lets a picture file be chosen and keeps its bytes in the library. then
// gets the name that it has in decks.
func (ed *Editor) pickPicture(then func(ref string)) {
	dir, _ := os.UserHomeDir() // without one, the picker begins where it can
	ed.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Choose a picture", Do: "Use picture", Dir: dir, Kinds: app.PictureEndings(),
		OnDo: func(path string) { ed.keepPicture(path, then) },
	})
}

func (ed *Editor) keepPicture(path string, then func(ref string)) {
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:picture", func(ctx context.Context) (string, error) {
		data, err := app.ReadPicture(path)
		if err != nil {
			return "", err
		}
		return lib.AddPicture(ctx, data)
	}, func(ref string, err error) {
		if err != nil {
			ed.desk.Shell.Fail("Add the picture", err)
			return
		}
		then(ref)
	})
}

// askAlt asks what a picture that is about to be added shows; add gets it with the answer,
// which may be nothing.
func (ed *Editor) askAlt(ref string, add func(deck.Block)) {
	ed.desk.Stage.AskText(kit.TextQuestion{
		Title: "What does the picture show?", Label: "For who cannot see it, in a sentence. Left empty, Check asks again.", Do: "Add picture", MayBeEmpty: true,
		OnDo: func(alt string) {
			b := pictureBlock(ref)
			b.Alt = strings.TrimSpace(alt)
			add(b)
		},
	})
}

// SlideFromPicture adds a slide with a picture.
func (ed *Editor) SlideFromPicture() {
	if ed.session == nil {
		ed.desk.Stage.Toast("Open or make a deck first")
		return
	}
	ed.pickPicture(func(ref string) {
		ed.askAlt(ref, func(b deck.Block) {
			s := app.NewSlide(deck.ImageSlide)
			s.Blocks = []deck.Block{b}
			ed.AddSlide(s)
		})
	})
}

func (ed *Editor) addPictureBlock() {
	ed.pickPicture(func(ref string) { ed.askAlt(ref, ed.addBlock) })
}

// AddPictures puts picture files on the chosen slide: one that is dropped on a picture
// takes its place. False when no slide can take them.
func (ed *Editor) AddPictures(paths []string, over deck.ID) bool {
	s, ok := ed.slide()
	if !ok || len(paths) == 0 {
		return false
	}
	if !ed.view.asSlide() {
		ed.ShowAs(Slides)
	}
	if b, held := s.Block(over); held && b.Kind == deck.ImageBlock && len(paths) == 1 {
		ed.keepPicture(paths[0], func(ref string) {
			ed.setBlock(over, "Change picture", func(b *deck.Block) { b.Image.Ref, b.Image.Crop = ref, deck.Crop{} })
		})
		return true
	}
	if len(paths) == 1 {
		ed.keepPicture(paths[0], func(ref string) { ed.askAlt(ref, ed.addBlock) })
		return true
	}
	ed.addAllPictures(paths)
	return true
}

// pastePicture puts the clipboard's picture on the chosen slide.
func (ed *Editor) pastePicture() {
	copied, lib := ed.desk.Copied, ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:picture", func(ctx context.Context) (string, error) {
		if copied == nil {
			return "", nil
		}
		data, err := copied(ctx)
		if err != nil || len(data) == 0 {
			return "", err
		}
		if err := app.CheckPicture(data); err != nil {
			return "", err
		}
		return lib.AddPicture(ctx, data)
	}, func(ref string, err error) {
		switch {
		case err != nil:
			ed.desk.Shell.Fail("Paste", err)
		case ref == "":
			ed.desk.Stage.Toast("The clipboard holds no slides, no text and no picture")
		default:
			ed.askAlt(ref, ed.addBlock)
		}
	})
}

// addAllPictures adds several pictures in one step.
func (ed *Editor) addAllPictures(paths []string) {
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:picture", func(ctx context.Context) (refs []string, err error) {
		var bad error
		for _, path := range paths {
			data, err := app.ReadPicture(path)
			if err != nil {
				bad = errors.Join(bad, err)
				continue
			}
			ref, err := lib.AddPicture(ctx, data)
			if err != nil {
				return nil, err
			}
			refs = append(refs, ref)
		}
		if len(refs) == 0 {
			return nil, bad
		}
		return refs, nil
	}, func(refs []string, err error) {
		s, ok := ed.slide()
		if err != nil || !ok {
			ed.desk.Shell.Fail("Add the pictures", err)
			return
		}
		var edits []deck.Edit
		for i, ref := range refs {
			edits = append(edits, deck.InsertBlock{Slide: s.ID, At: len(s.Blocks) + i, Block: pictureBlock(ref)})
		}
		words := fmt.Sprintf("%s added: say what each shows under Alternative text", count(len(refs), "picture", "pictures"))
		ed.do(deck.Batch{What: "Add pictures", Edits: edits}, func() { ed.desk.Stage.Toast(words) })
	})
}

// PictureUnder is the block under a place of the window; "" when there is none.
func (ed *Editor) PictureUnder(screen fyne.Position) deck.ID {
	if !ed.view.asSlide() {
		return ""
	}
	return deck.ID(ed.view.slide.PartUnder(screen))
}

func pictureBlock(ref string) deck.Block {
	return deck.Block{ID: source.NewID(), Kind: deck.ImageBlock, Image: &deck.Image{Ref: ref}}
}
