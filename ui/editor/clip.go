package editor

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Copy puts the chosen slides on the clipboard, with the figures they show: as
// Markdown that other programs can take too.
func (ed *Editor) Copy() { ed.copySlides(func(int) {}) }

// Cut copies the chosen slides and takes them out.
func (ed *Editor) Cut() {
	all := ed.chosenSlides()
	ed.copySlides(func(n int) {
		ed.remove("Cut "+slidesWord(n), all, func() {
			ed.desk.Stage.Offer(capital(slidesWord(n))+" cut", "Undo", ed.Undo)
		})
	})
}

func (ed *Editor) copySlides(then func(n int)) {
	if ed.index() < 0 {
		return
	}
	ed.Flush(func() {
		all, work := ed.chosenSlides(), ed.desk.Work
		app.Go(ed.desk.Tasks, "editor:copy", func(ctx context.Context) (string, error) { return work.CopySlides(ctx, all) },
			func(text string, err error) {
				if err != nil {
					ed.desk.Shell.Fail("Copy the slides", err)
					return
				}
				fyne.CurrentApp().Clipboard().SetContent(text)
				ed.desk.Stage.Toast(capital(slidesWord(len(all))) + " copied")
				then(len(all))
			})
	})
}

// Paste puts the clipboard's slides after the chosen ones; a plain text becomes a
// slide, a picture a part of the chosen one.
func (ed *Editor) Paste() {
	if ed.session == nil {
		ed.desk.Stage.Toast("Open or make a deck first")
		return
	}
	text, work := copiedText(fyne.CurrentApp().Clipboard()), ed.desk.Work
	if paths := app.PicturePaths(text); len(paths) > 0 && ed.AddPictures(paths, "") {
		return
	}
	if text == "" {
		ed.pastePicture()
		return
	}
	app.Go(ed.desk.Tasks, "editor:paste", func(ctx context.Context) (app.Pasted, error) { return work.PasteSlides(ctx, text) },
		func(p app.Pasted, err error) {
			switch {
			case errors.Is(err, app.ErrNoSlides):
				ed.desk.Stage.Toast("The clipboard holds no slides and no text")
			case err != nil:
				ed.desk.Shell.Fail("Paste", err)
			default:
				ed.insert("Paste "+slidesWord(len(p.Slides)), p.Slides)
				ed.sayPasted(p)
			}
		})
}

// copiedText is the clipboard's text; "" when it holds the bytes of something else, which
// some programs hand over as text too.
func copiedText(c fyne.Clipboard) string {
	text := c.Content()
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return ""
	}
	return text
}

func (ed *Editor) sayPasted(p app.Pasted) {
	text := capital(slidesWord(len(p.Slides))) + " pasted"
	if p.Added > 0 {
		text += ", with " + count(p.Added, "figure", "figures") + " that were not in this library"
	}
	if n := len(p.Differ); n > 0 {
		text += fmt.Sprintf("; %s here with another value, which stands", count(n, "figure is", "figures are"))
	}
	ed.desk.Stage.Toast(text)
}

// InsertFromDeck lets slides of another deck be ticked and adds copies of them.
func (ed *Editor) InsertFromDeck() {
	p := kit.Picker{Title: "Slides from which deck?", Hint: "Search decks", Empty: "This library has no other deck."}
	for _, d := range ed.decks {
		if d.Key != ed.key {
			p.Choices = append(p.Choices, kit.Choice{Key: d.Key, Title: d.Title, Side: count(d.Slides, "slide", "slides"), Icon: kit.IconDeck})
		}
	}
	p.OnPick = func(key string) {
		lib := ed.desk.Work.Library()
		app.Go(ed.desk.Tasks, "editor:other", func(ctx context.Context) (*deck.Deck, error) {
			d, _, err := lib.Deck(ctx, key)
			return d, err
		}, func(d *deck.Deck, err error) {
			if err != nil {
				ed.desk.Shell.Fail("Read the deck", err)
				return
			}
			ed.tickSlides(d)
		})
	}
	ed.desk.Stage.Pick(p)
}

func (ed *Editor) tickSlides(d *deck.Deck) {
	c := kit.Checklist{
		Title: "Slides from " + place.Quoted(d.Meta.Title), Empty: "That deck has no slides.", Do: "Insert %s", One: "slide", Many: "slides",
	}
	group := ""
	for i, s := range d.Slides {
		if s.Group != group {
			group = s.Group
		}
		c.Items = append(c.Items, kit.CheckItem{Key: string(s.ID), Title: fmt.Sprintf("%d  %s", i+1, orElse(s.Title, layoutNames[s.Layout])), Level: 1, Side: group})
	}
	c.OnDo = func(keys []string) {
		var out []deck.Slide
		for _, k := range keys {
			if s, _, err := d.Slide(deck.ID(k)); err == nil {
				out = append(out, app.FreshIDs(s))
			}
		}
		ed.insert("Insert "+slidesWord(len(out)), out)
	}
	ed.desk.Stage.Check(c)
}
