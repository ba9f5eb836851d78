package typeset

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The bundled faces' IDs.
const (
	sansID       = "sans"
	boldID       = "sans-bold"
	italicID     = "sans-italic"
	boldItalicID = "sans-bold-italic"
	monoID       = "mono"
	symbolsID    = "symbols"
	emojiID      = "emoji"
)

// class is a style's choice of faces.
type class int

const (
	regular class = iota
	bold
	italic
	boldItalic
	mono
	classes
)

// Faces is every font the program can draw with: those bundled with it, then
// those the computer has. It is safe for concurrent use.
type Faces struct {
	bundled map[string]*Face
	chains  [classes][]*Face // tried in order before the computer's fonts
	chosen  [classes]table
	missing *Face
	system  *system

	mu    sync.RWMutex
	found map[string]*Face // system faces in use
}

// Load makes the faces ready. It reads nothing yet: a bundled font is parsed
// when a character first needs it, the computer's fonts are looked for when the
// bundled ones lack a character.
func Load() *Faces {
	fs := &Faces{bundled: map[string]*Face{}, found: map[string]*Face{}, system: newSystem(fontFolders())}
	add := func(id string, res fyne.Resource) *Face {
		f := &Face{ID: id, open: func() ([]byte, error) { return resourceBytes(res) }}
		fs.bundled[id] = f
		return f
	}
	sans := add(sansID, theme.DefaultTextFont())
	strong := add(boldID, theme.DefaultTextBoldFont())
	slanted := add(italicID, theme.DefaultTextItalicFont())
	both := add(boldItalicID, theme.DefaultTextBoldItalicFont())
	fixedWidth := add(monoID, theme.DefaultTextMonospaceFont())
	symbols := add(symbolsID, theme.DefaultSymbolFont())
	emoji := add(emojiID, theme.DefaultEmojiFont())
	fs.missing = &Face{ID: missingID}
	fs.bundled[missingID] = fs.missing
	fs.chains = [classes][]*Face{
		regular:    {sans, symbols, fixedWidth, emoji},
		bold:       {strong, sans, symbols, fixedWidth, emoji},
		italic:     {slanted, sans, symbols, fixedWidth, emoji},
		boldItalic: {both, strong, sans, symbols, fixedWidth, emoji},
		mono:       {fixedWidth, sans, symbols, emoji},
	}
	return fs
}

// resourceBytes is a bundled font's file; builds without emoji have no emoji font.
func resourceBytes(res fyne.Resource) ([]byte, error) {
	if res == nil {
		return nil, errNoFont
	}
	return res.Content(), nil
}

// Face is the face with this ID, or nil. A computer's face is known from the
// moment a run of text first used it.
func (fs *Faces) Face(id string) *Face {
	if f := fs.bundled[id]; f != nil {
		return f
	}
	fs.mu.RLock()
	defer fs.mu.RUnlock()
	return fs.found[id]
}

// glyph chooses the face that draws r in the class. It always finds one: the
// missing face draws what no font has.
func (fs *Faces) glyph(c class, r rune) *glyph {
	if g := fs.chosen[c].get(r); g != nil {
		return g
	}
	return fs.chosen[c].put(r, fs.choose(c, r))
}

func (fs *Faces) choose(c class, r rune) *glyph {
	if unseen(r) {
		return fs.missing.glyph(r)
	}
	for _, f := range fs.chains[c] {
		if g := f.glyph(r); g.has {
			return g
		}
	}
	if f := fs.system.find(r, c == bold || c == boldItalic); f != nil {
		fs.mu.Lock()
		fs.found[f.ID] = f
		fs.mu.Unlock()
		return f.glyph(r)
	}
	return fs.missing.glyph(r)
}
