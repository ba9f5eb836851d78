package editor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the formats that pictures come in
	_ "image/jpeg"
	_ "image/png"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// maxPicture is the largest picture file that is taken, in bytes.
const maxPicture = 64 << 20

// errPicture means that a file is no picture this program can show.
var errPicture = errors.New("not a picture that can be shown; save it as PNG or JPEG")

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
		kit.Row(0, choose), hint(pictureHint(b.Image.Ref)),
		in.text(fieldSpec{
			name: fieldName(b.ID, "caption"), label: "Caption", what: "Edit caption", text: b.Image.Caption, lines: 4,
			set: change(b.ID, func(b *deck.Block, t string) { b.Image.Caption = t }),
		}),
		in.text(fieldSpec{
			name: fieldName(b.ID, "credit"), label: "Credit", what: "Edit credit", text: b.Image.Credit, lines: 2,
			hint: "Who made it, and its licence", set: change(b.ID, func(b *deck.Block, t string) { b.Image.Credit = t }),
		}),
		in.altField(b),
	}
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
		Title: "Choose a picture", Do: "Use picture", Dir: dir, Kinds: []string{".png", ".jpg", ".jpeg", ".gif"},
		OnDo: func(path string) { ed.keepPicture(path, then) },
	})
}

func (ed *Editor) keepPicture(path string, then func(ref string)) {
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:picture", func(ctx context.Context) (string, error) {
		data, err := readPicture(path)
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

// readPicture reads a file that is a picture.
func readPicture(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", path, err)
	}
	if info.Size() > maxPicture {
		return nil, fmt.Errorf("read the picture %s: larger than %d MB: %w", path, maxPicture>>20, errPicture)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", path, err)
	}
	if _, _, err := image.DecodeConfig(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", path, errPicture)
	}
	return data, nil
}

// SlideFromPicture adds a slide with a picture.
func (ed *Editor) SlideFromPicture() {
	if ed.session == nil {
		ed.desk.Stage.Toast("Open or make a deck first")
		return
	}
	ed.pickPicture(func(ref string) {
		s := app.NewSlide(deck.ImageSlide)
		s.Blocks = []deck.Block{pictureBlock(ref)}
		ed.AddSlide(s)
	})
}

func (ed *Editor) addPictureBlock() {
	ed.pickPicture(func(ref string) { ed.addBlock(pictureBlock(ref)) })
}

func pictureBlock(ref string) deck.Block {
	return deck.Block{ID: source.NewID(), Kind: deck.ImageBlock, Image: &deck.Image{Ref: ref}}
}
