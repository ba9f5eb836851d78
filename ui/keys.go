package ui

import (
	"fyne.io/fyne/v2"

	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// key takes the plain keys that no field and no sheet took.
func (w *Window) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF1:
		w.showKeys()
	case fyne.KeyF2:
		if w.places[w.at].Name() == place.Deck {
			w.editor.ShowOrigin()
		}
	case fyne.KeyF5:
		w.editor.Present(kit.Shifted())
	case fyne.KeyF6:
		w.nextPane()
	case fyne.KeyF7:
		w.checkNow()
	case fyne.KeyF10:
		w.menus.open()
	case fyne.KeyF11:
		w.fullScreen()
	case fyne.KeyEscape:
		if w.win.Canvas().Focused() != nil {
			w.win.Canvas().Unfocus()
			return
		}
		w.errors.Clear()
		w.placeKey(ev)
	default:
		w.placeKey(ev)
	}
}

func (w *Window) placeKey(ev *fyne.KeyEvent) {
	if p, ok := w.places[w.at].(place.Keyed); ok && w.win.Canvas().Focused() == nil {
		p.Key(ev)
	}
}

func (w *Window) fullScreen() { w.win.SetFullScreen(!w.win.FullScreen()) }

// nextPane moves the keys between the place and its fields.
func (w *Window) nextPane() {
	if p, ok := w.places[w.at].(interface{ NextPane() }); ok {
		p.NextPane()
	}
}

// How wide a key is in the keys overview, and a column of them at least.
const (
	keyWidth  = 104
	keyColumn = 256
)

// keyList is what the keys overview shows: a head, then pairs of key and meaning.
var keyList = []struct {
	head string
	keys [][2]string
}{
	{head: "Everywhere", keys: [][2]string{
		{"Ctrl+1 … 5", "a place"},
		{"Ctrl+N", "new deck"},
		{"Ctrl+O", "open papers, data, a library"},
		{"Ctrl+I", "import papers or data"},
		{"Ctrl+E", "export"},
		{"Ctrl+F", "find in everything"},
		{"Ctrl+Shift+P", "do anything, by its name"},
		{"Ctrl+Z", "undo, in the deck or in the evidence"},
		{"Ctrl+Shift+Z", "redo, also Ctrl+Y"},
		{"Ctrl+,", "settings"},
		{"F6", "next pane"},
		{"F7", "check the deck"},
		{"F10", "menus"},
		{"F11", "full screen"},
		{"Ctrl+Q", "quit"},
	}},
	{head: "Writing", keys: [][2]string{
		{"Ctrl+arrows", "by words; with Shift they select"},
		{"Ctrl+B, Ctrl+I", "bold, italic"},
		{"Ctrl+`", "code"},
		{"Ctrl+Shift+K", "link"},
		{"Ctrl+K", "a figure at the caret"},
		{"Alt+Enter", "how the figure prints; also a double click"},
		{"Ctrl+Shift+B", "bind a typed number to a figure"},
		{"Ctrl+Shift+D", "detach the figure: type its number"},
		{"Tab", "a level in, or the next text"},
		{"Shift+Tab", "a level out, or back"},
		{"Tab, Enter", "in a table: the next cell, the one below"},
		{"Escape", "leave the text, then the part"},
	}},
	{head: "Deck", keys: [][2]string{
		{"Up, Down", "other slide"},
		{"Ctrl+M", "new slide; with Shift of a layout"},
		{"Ctrl+D", "duplicate"},
		{"Ctrl+Shift+S", "save a version"},
		{"Ctrl+Shift+V", "versions"},
		{"Ctrl+X, C, V", "cut, copy, paste slides"},
		{"Shift+Up, Down", "choose more slides"},
		{"Ctrl+A", "choose all slides"},
		{"Delete", "delete slide"},
		{"Ctrl+Up, Down", "move slide"},
		{"Enter", "write in the chosen part, else in the title"},
		{"Ctrl+K", "insert a figure; Tab: in another form"},
		{"Ctrl+Shift+F", "figures to drag in"},
		{"F2", "where is this figure from?"},
		{"Ctrl+Shift+C", "cite a source"},
		{"Ctrl+Shift+G", "edit the chart"},
		{"Ctrl+Shift+N", "the slide's notes"},
		{"Ctrl+Shift+7", "numbered list, or bullets"},
		{"Alt+Left, Right", "other part of the slide"},
		{"Ctrl+H", "find and replace"},
		{"Ctrl+Shift+L", "all slides at once"},
		{"Ctrl+Shift+O", "open a deck"},
		{"Ctrl+Tab", "other open deck"},
		{"Ctrl+W", "close the deck"},
		{"Ctrl+Shift+I", "document details"},
		{"Alt+Up, Down", "move the chosen block"},
		{"Ctrl+Enter", "split the slide here"},
		{"Ctrl+plus, minus", "larger, smaller; also Ctrl and the wheel"},
		{"Ctrl+0", "all of the slide"},
		{"Ctrl+G", "margins and columns"},
	}},
	{head: "Evidence", keys: [][2]string{
		{"Up, Down", "other figure, also J and K"}, {"Shift+Up, Down", "several"}, {"Ctrl+A", "all shown"}, {"A", "accept"}, {"E", "edit"}, {"X", "reject"}, {"D", "derive"}, {"C", "compare"}, {"Enter", "open the source"},
	}},
	{head: "Library", keys: [][2]string{
		{"Up, Down", "other source"}, {"Ctrl+L", "claim from the chosen words"}, {"Delete", "delete the source"},
	}},
	{head: "Check", keys: [][2]string{
		{"Up, Down", "other finding"}, {"Enter", "go there"}, {"F", "mend it"}, {"S", "split the slide"}, {"D", "dismiss"}, {"E", "its figure"},
	}},
	{head: "Presenting", keys: [][2]string{
		{"F5", "from the first slide"},
		{"Shift+F5", "from this slide"},
		{"Space, arrows", "next, back"},
		{"Home, End", "first, last"},
		{"3, Enter", "go to slide 3"},
		{"B, W", "black, white"},
		{"V", "in a window"},
		{"?", "these keys"},
		{"Escape", "leave"},
	}},
}

// showKeys shows every key.
func (w *Window) showKeys() {
	if w.stage.Busy() {
		return
	}
	var lines []fyne.CanvasObject
	for _, l := range keyList {
		head := kit.NewText(l.head, kit.Style{Bold: true, Color: kit.Accent})
		for i, k := range l.keys {
			under := float32(6)
			if i == len(l.keys)-1 {
				under = 2 * kit.Unit
			}
			line := kit.Inset(kit.Edges{Bottom: under}, kit.Hanging(keyWidth,
				kit.NewText(k[0], kit.Style{Size: kit.SmallSize, Bold: true}),
				kit.NewPara(k[1], kit.Style{Size: kit.SmallSize, Color: kit.Muted})))
			if i == 0 { // a head stays with its first line
				line = kit.Column(6, head, line)
			}
			lines = append(lines, line)
		}
	}
	w.stage.TellAll("Keys", "Every command also has a name: Ctrl+Shift+P finds it.",
		kit.Columns(kit.All(3*kit.Unit), keyColumn, lines...), fyne.NewSize(4*(keyColumn+4*kit.Unit)+2*kit.Unit, 720))
}

func (w *Window) about() {
	m := w.opts.App.Metadata()
	text := "Turns papers into briefings whose every number can say where it comes from."
	if m.Version != "" {
		text = "Version " + m.Version + ". " + text
	}
	w.stage.Tell("Briefdeck", kit.NewPara(text+"\nThe library is "+w.work.Library().Path(), kit.Style{Color: kit.Muted}), 480)
}
