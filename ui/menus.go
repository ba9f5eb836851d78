package ui

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/internal/deck"
	"briefdeck/ui/editor"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	ctrlShift = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
)

// menus is the menu bar. Every key of the program stands in it.
type menus struct {
	w          *Window
	main       *fyne.MainMenu
	undo, redo *fyne.MenuItem
	hidden     *fyne.MenuItem
	onSlides   *fyne.MenuItem
	inBrief    *fyne.MenuItem
	inHandout  *fyne.MenuItem
	inWeb      *fyne.MenuItem
	guides     *fyne.MenuItem
	typed      *fyne.MenuItem
	dense      *fyne.MenuItem
	larger     *fyne.MenuItem
	bar        *kit.MenuBar // nil where the system shows the menus
	looks      map[kit.Mode]*fyne.MenuItem
	shown      steps                         // that Undo and Redo name
	only       map[*fyne.MenuItem]place.Name // items that work in one place
}

func newMenus(w *Window) *menus {
	m := &menus{w: w, looks: map[kit.Mode]*fyne.MenuItem{}, only: map[*fyne.MenuItem]place.Name{}}
	m.undo = m.item("Undo", &fyne.ShortcutUndo{}, w.undo)
	m.redo = m.item("Redo", key(fyne.KeyZ, ctrlShift), w.redo)
	list := []*fyne.Menu{m.file(), m.edit(), m.view(), m.insert(), m.table(), m.deck(), m.slide(), m.presenting(), m.help()}
	m.main = fyne.NewMainMenu(m.withPlaces(list)...)
	if runtime.GOOS == "darwin" {
		w.win.SetMainMenu(m.main) // at the screen's top, as everywhere there
	} else {
		m.bar = kit.NewMenuBar(m.main.Items)
	}
	m.second()
	return m
}

// top is the menu bar where the window has its own, else nil.
func (m *menus) top() fyne.CanvasObject {
	if m.bar == nil {
		return nil
	}
	return m.bar
}

// open opens the first menu: everything in the menus is reached by keys.
func (m *menus) open() {
	if m.bar != nil && !m.w.stage.Busy() {
		m.bar.Open(0, true)
	}
}

func key(name fyne.KeyName, mod fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: mod}
}

// item makes a menu item that does nothing while a sheet is open.
func (m *menus) item(label string, s fyne.Shortcut, do func()) *fyne.MenuItem {
	it := fyne.NewMenuItem(label, func() {
		if !m.w.stage.Busy() {
			do()
		}
	})
	it.Shortcut = s
	return it
}

// deckItem makes an item of the Deck place: it goes there first.
func (m *menus) deckItem(label string, s fyne.Shortcut, do func()) *fyne.MenuItem {
	return m.item(label, s, func() {
		if m.w.places[m.w.at].Name() != place.Deck {
			m.w.Go(place.Deck)
		}
		do()
	})
}

// onlyDeck makes an item that works while the Deck place shows: its keys mean other
// things elsewhere.
func (m *menus) onlyDeck(label string, s fyne.Shortcut, do func()) *fyne.MenuItem {
	it := m.item(label, s, func() {
		if m.w.places[m.w.at].Name() == place.Deck {
			do()
		}
	})
	m.only[it] = place.Deck
	return it
}

func (m *menus) file() *fyne.Menu {
	w := m.w
	items := []*fyne.MenuItem{
		m.deckItem("New deck…", key(fyne.KeyN, ctrl), w.editor.NewDeck),
		m.deckItem("Open deck…", key(fyne.KeyO, ctrlShift), w.editor.OpenDeck),
		m.deckItem("Close deck", key(fyne.KeyW, ctrl), w.editor.CloseDeck),
		m.item("Open…", key(fyne.KeyO, ctrl), w.askFiles),
		m.item("Open library…", nil, w.askLibrary),
	}
	if m.has(place.Library) {
		items = append(items, m.item("Import…", key(fyne.KeyI, ctrl), w.askPaper))
	}
	if m.has(place.Exports) {
		items = append(items, m.item("Export…", key(fyne.KeyE, ctrl), func() { w.Go(place.Exports) }))
	}
	quit := m.item("Quit", key(fyne.KeyQ, ctrl), w.Close)
	quit.IsQuit = true
	return fyne.NewMenu("File", append(items, fyne.NewMenuItemSeparator(), quit)...)
}

func (m *menus) has(n place.Name) bool {
	for _, p := range m.w.places {
		if p.Name() == n {
			return true
		}
	}
	return false
}

func (m *menus) edit() *fyne.Menu {
	ed := m.w.editor
	return fyne.NewMenu("Edit", m.undo, m.redo, fyne.NewMenuItemSeparator(),
		m.onlyDeck("Cut slides", &fyne.ShortcutCut{}, ed.Cut),
		m.onlyDeck("Copy slides", &fyne.ShortcutCopy{}, ed.Copy),
		m.onlyDeck("Paste slides", &fyne.ShortcutPaste{}, ed.Paste),
		m.item("Select all", &fyne.ShortcutSelectAll{}, m.w.selectAll),
		m.item("Find…", key(fyne.KeyF, ctrl), m.w.find),
		m.deckItem("Find and replace…", key(fyne.KeyH, ctrl), ed.FindInDeck),
		fyne.NewMenuItemSeparator(),
		m.deckItem("Notes of the slide", key(fyne.KeyN, ctrlShift), ed.EditNotes),
		m.deckItem("Edit the chart…", key(fyne.KeyG, ctrlShift), ed.EditChart),
		m.onlyDeck("How the figure prints…", key(fyne.KeyReturn, fyne.KeyModifierAlt), ed.StyleFigure),
		m.deckItem("Where is this from?", key(fyne.KeyF2, 0), ed.ShowOrigin),
		m.onlyDeck("Bind the number…", key(fyne.KeyB, ctrlShift), ed.BindNumber),
		m.onlyDeck("Detach the figure", key(fyne.KeyD, ctrlShift), ed.DetachFigure),
		m.deckItem("Alternative text…", nil, ed.EditAlt),
		m.deckItem("Numbered list", key(fyne.Key7, ctrlShift), ed.Numbered),
		fyne.NewMenuItemSeparator(),
		m.item("Settings…", key(fyne.KeyComma, ctrl), m.w.showSettings))
}

// insert puts things into the text, or onto the slide.
func (m *menus) insert() *fyne.Menu {
	ed := m.w.editor
	items := []*fyne.MenuItem{
		m.deckItem("Insert figure…", key(fyne.KeyK, ctrl), ed.InsertFigure),
		m.deckItem("Figures to drag in…", key(fyne.KeyF, ctrlShift), ed.FindFigures),
		m.deckItem("Cite a source…", key(fyne.KeyC, ctrlShift), ed.Cite),
		m.deckItem("State a claim…", nil, ed.StateClaim),
		fyne.NewMenuItemSeparator(),
	}
	for _, it := range ed.BlockMenu() {
		items = append(items, m.deckItem(it.Label, nil, it.Action))
	}
	return fyne.NewMenu("Insert", items...)
}

// table is what can be done with the rows and columns of a table.
func (m *menus) table() *fyne.Menu {
	var items []*fyne.MenuItem
	for _, it := range m.w.editor.TableMenu() {
		if !it.IsSeparator {
			it = m.onlyDeck(it.Label, nil, it.Action)
		}
		items = append(items, it)
	}
	return fyne.NewMenu("Table", items...)
}

func (m *menus) view() *fyne.Menu {
	w := m.w
	m.larger = m.onlyDeck("Larger", key(fyne.KeyPlus, ctrl), func() { w.editor.ZoomBy(1) })
	m.typed = m.deckItem("Typed numbers marked", nil, w.editor.ShowTyped)
	m.guides = m.onlyDeck("Guides", key(fyne.KeyG, ctrl), w.editor.ShowGuides)
	var items []*fyne.MenuItem
	for i, p := range w.places {
		items = append(items, m.item(string(p.Name()), key(fyne.KeyName(fmt.Sprint(i+1)), ctrl), func() { w.goTo(i) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		m.deckItem("Slides", nil, func() { w.editor.ShowAs(editor.Slides) }),
		m.deckItem("Brief", nil, func() { w.editor.ShowAs(editor.Brief) }),
		m.deckItem("All notes", nil, func() { w.editor.ShowAs(editor.Notes) }),
		m.deckItem("Sorter", key(fyne.KeyL, ctrlShift), w.editor.Sort),
		m.item("Check the deck", key(fyne.KeyF7, 0), w.checkNow),
		fyne.NewMenuItemSeparator(),
		m.larger,
		m.onlyDeck("Smaller", key(fyne.KeyMinus, ctrl), func() { w.editor.ZoomBy(-1) }),
		m.onlyDeck("Fit", key(fyne.Key0, ctrl), func() { w.editor.ZoomTo(0) }),
		m.onlyDeck("Actual size", key(fyne.Key0, ctrlShift), func() { w.editor.ZoomTo(100) }),
		m.guides, m.typed,
		fyne.NewMenuItemSeparator())
	for _, look := range []struct {
		mode kit.Mode
		word string
	}{{kit.System, "Look of the system"}, {kit.Light, "Light"}, {kit.Dark, "Dark"}} {
		m.looks[look.mode] = m.item(look.word, nil, func() { w.setLook(look.mode) })
		items = append(items, m.looks[look.mode])
	}
	m.checkLook()
	items = append(items, fyne.NewMenuItemSeparator(),
		m.deckItem("Next deck", key(fyne.KeyTab, ctrl), func() { w.editor.NextDeck(1) }),
		m.deckItem("Previous deck", key(fyne.KeyTab, ctrlShift), func() { w.editor.NextDeck(-1) }),
		m.item("Next pane", key(fyne.KeyF6, 0), w.nextPane),
		m.item("Full screen", key(fyne.KeyF11, 0), w.fullScreen))
	return fyne.NewMenu("View", items...)
}

func (m *menus) slide() *fyne.Menu {
	ed := m.w.editor
	m.hidden = m.deckItem("Hidden", nil, ed.Hide)
	m.dense = m.deckItem("Shrink to fit", nil, ed.ShrinkToFit)
	m.onSlides = m.deckItem("On slides", nil, func() { ed.SetOutput("On slides", deck.InSlides) })
	m.inBrief = m.deckItem("In the brief", nil, func() { ed.SetOutput("In the brief", deck.InBrief) })
	m.inHandout = m.deckItem("In the handout", nil, func() { ed.SetOutput("In the handout", deck.InHandout) })
	m.inWeb = m.deckItem("On the web", nil, func() { ed.SetOutput("On the web", deck.InWeb) })
	return fyne.NewMenu("Slide",
		m.deckItem("New slide", key(fyne.KeyM, ctrl), func() { ed.NewSlide(ed.NextLayout()) }),
		m.deckItem("New slide of a layout…", key(fyne.KeyM, ctrlShift), ed.NewSlideOf),
		m.deckItem("From an outline…", nil, ed.SlidesFromOutline),
		m.deckItem("From a section…", nil, ed.SlideFromSection),
		m.deckItem("From a figure…", nil, ed.SlideFromFigure),
		m.deckItem("Chart of a series…", nil, ed.SlideFromSeries),
		m.deckItem("With a picture…", nil, ed.SlideFromPicture),
		m.deckItem("From another deck…", nil, ed.InsertFromDeck),
		fyne.NewMenuItemSeparator(),
		m.deckItem("Duplicate", key(fyne.KeyD, ctrl), ed.Duplicate),
		m.deckItem("Layout…", nil, ed.PickLayout),
		m.deckItem("Group…", nil, ed.SetGroup),
		m.deckItem("Move up", key(fyne.KeyUp, ctrl), func() { ed.Move(-1) }),
		m.deckItem("Move down", key(fyne.KeyDown, ctrl), func() { ed.Move(1) }),
		fyne.NewMenuItemSeparator(),
		m.onlyDeck("Next part", key(fyne.KeyRight, fyne.KeyModifierAlt), func() { ed.NextPart(1) }),
		m.onlyDeck("Part before", key(fyne.KeyLeft, fyne.KeyModifierAlt), func() { ed.NextPart(-1) }),
		m.onlyDeck("Move block up", key(fyne.KeyUp, fyne.KeyModifierAlt), func() { ed.MoveBlock(-1) }),
		m.onlyDeck("Move block down", key(fyne.KeyDown, fyne.KeyModifierAlt), func() { ed.MoveBlock(1) }),
		m.deckItem("Show the block a step later", nil, func() { ed.StepChosen(1) }),
		m.deckItem("Show the block a step earlier", nil, func() { ed.StepChosen(-1) }),
		m.deckItem("Split slide here", key(fyne.KeyReturn, ctrl), ed.SplitSlide),
		m.dense,
		fyne.NewMenuItemSeparator(),
		m.hidden, m.onSlides, m.inBrief, m.inHandout, m.inWeb,
		fyne.NewMenuItemSeparator(),
		m.deckItem("Delete slide", key(fyne.KeyDelete, 0), ed.DeleteSlide))
}

func (m *menus) deck() *fyne.Menu {
	ed := m.w.editor
	return fyne.NewMenu("Deck",
		m.item("Save", key(fyne.KeyS, ctrl), ed.Saved),
		m.deckItem("Save a version…", key(fyne.KeyS, ctrlShift), ed.SaveVersion),
		m.deckItem("Versions…", key(fyne.KeyV, ctrlShift), ed.Versions),
		fyne.NewMenuItemSeparator(),
		m.deckItem("Document details…", key(fyne.KeyI, ctrlShift), ed.EditDetails),
		m.deckItem("Theme…", nil, ed.EditThemes),
		m.deckItem("Rename deck…", nil, ed.RenameDeck),
		m.deckItem("Save as a template…", nil, ed.SaveAsTemplate),
		m.deckItem("Delete deck…", nil, ed.DeleteDeck))
}

func (m *menus) presenting() *fyne.Menu {
	ed := m.w.editor
	return fyne.NewMenu("Present",
		m.deckItem("From the first slide", key(fyne.KeyF5, 0), func() { ed.Present(false) }),
		m.deckItem("From this slide", key(fyne.KeyF5, fyne.KeyModifierShift), func() { ed.Present(true) }))
}

func (m *menus) help() *fyne.Menu {
	return fyne.NewMenu("Help", m.commands(), m.item("Keys", key(fyne.KeyF1, 0), m.w.showKeys), m.item("About Briefdeck", nil, m.w.about))
}

// commands finds everything by its name; in a sheet, its fields and buttons.
func (m *menus) commands() *fyne.MenuItem {
	it := fyne.NewMenuItem("Commands…", func() {
		if m.w.stage.Busy() {
			m.w.stage.PickField()
			return
		}
		m.w.showPalette()
	})
	it.Shortcut = key(fyne.KeyP, ctrlShift)
	return it
}

// withPlaces adds the menu items of the places: to the menu of that name, or as a
// new menu before Help.
func (m *menus) withPlaces(list []*fyne.Menu) []*fyne.Menu {
	for _, p := range m.w.places {
		own, ok := p.(place.Menued)
		if !ok {
			continue
		}
		for _, menu := range own.Menus() {
			for _, it := range menu.Items {
				m.guard(p, it)
			}
			list = merge(list, menu)
		}
	}
	return list
}

// guard makes a place's item work only while the place shows and no sheet is open.
func (m *menus) guard(p place.Place, it *fyne.MenuItem) {
	do := it.Action
	if do == nil {
		return
	}
	m.only[it] = p.Name()
	it.Action = func() {
		if !m.w.stage.Busy() && m.w.places[m.w.at] == p {
			do()
		}
	}
}

func merge(list []*fyne.Menu, menu *fyne.Menu) []*fyne.Menu {
	for _, old := range list {
		if old.Label == menu.Label {
			last := len(old.Items)
			if old.Label == "File" {
				last -= 2 // before Quit and the line over it
			}
			tail := append([]*fyne.MenuItem{}, old.Items[last:]...)
			old.Items = append(append(old.Items[:last], menu.Items...), tail...)
			return list
		}
	}
	help := list[len(list)-1]
	return append(append(list[:len(list)-1], menu), help)
}

// second adds the second keys of things: a menu item shows only one.
func (m *menus) second() {
	c := m.w.win.Canvas()
	for _, s := range []fyne.Shortcut{&fyne.ShortcutRedo{}} {
		c.AddShortcut(s, func(fyne.Shortcut) { m.redo.Action() })
	}
	for _, s := range []fyne.Shortcut{key(fyne.KeyEqual, ctrl), key(fyne.KeyEqual, ctrlShift), key(fyne.KeyPlus, ctrlShift)} {
		c.AddShortcut(s, func(fyne.Shortcut) { m.larger.Action() }) // where plus is typed with Shift
	}
	m.forward(c)
}

// forward lets fields hand the window the shortcuts they have no use for.
func (m *menus) forward(c fyne.Canvas) {
	for _, menu := range m.main.Items {
		for _, it := range menu.Items {
			if it.Shortcut != nil && it.Action != nil {
				c.AddShortcut(it.Shortcut, func(fyne.Shortcut) { it.Action() })
			}
		}
	}
}

// show shows how the open deck stands.
func (m *menus) show(st editor.Status) {
	m.hidden.Checked, m.onSlides.Checked, m.inBrief.Checked = st.Hidden, st.OnSlides, st.InBrief
	m.inHandout.Checked, m.inWeb.Checked = st.InHandout, st.OnWeb
	m.guides.Checked, m.dense.Checked, m.typed.Checked = st.Guides, st.Dense, st.Typed
	m.nameSteps()
}

// nameSteps names the steps that Undo and Redo would make in the place that shows.
func (m *menus) nameSteps() {
	steps := m.w.steps()
	if steps == m.shown {
		return
	}
	m.shown = steps
	m.undo.Label, m.redo.Label = "Undo", "Redo"
	if steps.undo != "" {
		m.undo.Label += " " + small(steps.undo)
	}
	if steps.redo != "" {
		m.redo.Label += " " + small(steps.redo)
	}
	m.undo.Disabled, m.redo.Disabled = steps.undo == "", steps.redo == ""
	m.main.Refresh()
}

// small makes a step's name stand inside a phrase: "Undo edit title".
func small(name string) string { return strings.ToLower(name[:1]) + name[1:] }
