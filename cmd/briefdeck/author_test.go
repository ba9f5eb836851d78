package main

import (
	"context"
	"strings"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/store"
)

// author is somebody at the keyboard of a real window. Every gesture waits for what it
// shows, on the screen or in the library file.
type author struct {
	*desktop
	key string // of the deck that is being made
}

// press presses keys one after another.
func (a *author) press(keys ...string) {
	a.tool(append([]string{"key", "--delay", "12"}, keys...)...)
}

// write types a text as it stands.
func (a *author) write(text string) {
	if text != "" {
		a.tool("type", "--delay", "8", "--", text)
	}
}

// over types over what a field holds.
func (a *author) over(text string) {
	a.press("ctrl+a")
	if text == "" {
		a.press("Delete")
	}
	a.write(text)
}

// Two places of the window say how things stand: the menu bar's empty end, which is
// darker under a sheet, and the dot before the word Saved.
const (
	screenWide = 1440
	bar        = 34*screenWide + 1000
	dot        = 882*screenWide + 22
	bare       = 0xFFFFFF
	saved      = 0x1B6B3A
)

// covered tells whether a sheet lies over the window.
func (a *author) covered() bool {
	p := a.picture()
	return len(p) > dot && p[bar] != bare
}

// sheet does something that opens a sheet, and waits for it.
func (a *author) sheet(what string, open func()) {
	a.t.Helper()
	open()
	a.until(what+" is open", a.covered)
}

// left waits until no sheet is open.
func (a *author) left(what string) {
	a.t.Helper()
	a.until(what+" is closed", func() bool { return !a.covered() })
}

// command does something by its name.
func (a *author) command(name string) {
	a.sheet("the list of commands", func() { a.press("ctrl+shift+p") })
	a.write(name)
	a.press("Return")
}

// field goes to a field of the sheet in front by its name, or presses its button.
func (a *author) field(name string) {
	a.press("ctrl+shift+p")
	a.write(name)
	a.press("Return")
}

// choose picks a line of a picker that a command opens.
func (a *author) choose(line string) {
	a.write(line)
	a.press("Return")
}

// edit does something in a sheet and waits until it is in the deck, the sheet is gone and
// the window says that all is saved: what follows an edit has then been done.
func (a *author) edit(what string, do func(), holds func(*deck.Deck) bool) {
	a.t.Helper()
	do()
	a.until(what, func() bool { return holds(a.deck()) })
	a.until(what+", on the screen", func() bool { return a.picture().settled() })
}

// settled tells whether no sheet is open and all is saved.
func (p pixels) settled() bool { return len(p) > dot && p[bar] == bare && p[dot] == saved }

// seen does the same without a sheet, and waits for another picture.
func (a *author) seen(what string, do func(), holds func(*deck.Deck) bool) {
	a.t.Helper()
	before := a.picture()
	a.edit(what, do, holds)
	a.until(what+" is seen", func() bool { p := a.picture(); return p.settled() && p.differs(before) > 0.001 })
}

// differs is the share of the screen that is not as it was.
func (p pixels) differs(was pixels) float64 {
	if len(p) != len(was) || len(p) == 0 {
		return 1
	}
	n := 0
	for i, c := range p {
		if c != was[i] {
			n++
		}
	}
	return float64(n) / float64(len(p))
}

// inLibrary reads the library file, and tells whether that went well.
func (d *desktop) inLibrary(read func(context.Context, *store.DB) error) bool {
	ctx := context.Background()
	lib, err := store.Open(ctx, d.library)
	if err != nil {
		return false
	}
	defer func() { _ = lib.Close() }() // it was only read
	return read(ctx, lib) == nil
}

// deck is the deck that is being made, as the library file has it.
func (a *author) deck() *deck.Deck {
	out := &deck.Deck{}
	a.inLibrary(func(ctx context.Context, lib *store.DB) error {
		d, _, err := lib.Deck(ctx, a.key)
		if err == nil {
			out = d
		}
		return err
	})
	return out
}

// last is the deck's last slide, empty when there is none.
func last(d *deck.Deck) deck.Slide {
	if len(d.Slides) == 0 {
		return deck.Slide{}
	}
	return d.Slides[len(d.Slides)-1]
}

// prose writes inline Markdown where the caret is, with the keys for what it says:
// bold, figures, citations, new paragraphs.
func (a *author) prose(text string) {
	for text != "" {
		at := strings.IndexAny(text, "*{[\n")
		if at < 0 {
			a.write(text)
			return
		}
		a.write(text[:at])
		text = text[at:]
		switch rest := text; {
		case strings.HasPrefix(rest, "\n\n"):
			a.press("Return")
			text = rest[2:]
		case strings.HasPrefix(rest, "**"):
			a.press("ctrl+b")
			text = rest[2:]
		case strings.HasPrefix(rest, "{{fig:"):
			n := strings.Index(rest, "}}") + 2
			a.figure(rest[:n])
			text = rest[n:]
		case strings.HasPrefix(rest, "[@"):
			n := strings.Index(rest, "]") + 1
			a.sheet("the list of works", func() { a.press("ctrl+shift+c") })
			a.choose(rest[2 : n-1])
			a.left("the list of works")
			text = rest[n:]
		default:
			a.write(rest[:1])
			text = rest[1:]
		}
	}
}

// formatWords are how the window calls what a format says.
var formatWords = map[string]string{"value": "Only the number", "short": "Short", "signed": "A plus sign", "qualified": "“about”"}

// figure puts a figure of the library where the caret is, in a format.
func (a *author) figure(token string) {
	t := evidence.Tokens(token)[0]
	a.sheet("the list of figures", func() { a.press("ctrl+k") })
	a.write(t.Key)
	if t.Format != "" {
		a.press("shift+Tab") // more forms
	}
	a.press("Return")
	if t.Format != "" {
		for _, word := range strings.Split(t.Format, ",") {
			if formatWords[word] == "" {
				a.t.Fatalf("%s: say how the window calls %q", token, word)
			}
			a.field(formatWords[word])
		}
		a.field("Print it so")
	}
	a.left("the list of figures")
}

// skipShort leaves out what takes minutes where that is asked for.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it takes minutes")
	}
}
