package editor

import (
	"context"
	"encoding/json"
	"slices"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

const (
	mostTabs    = 8            // decks open at once; the one longest out of sight is closed for another
	mostRecent  = 24           // decks remembered in the order in which they were opened
	tabsSetting = "open-decks" // where the library keeps them
)

// tab is a deck that is open: in front, or a click away with the slide it was left at.
type tab struct {
	Key   string  `json:"key"`
	Slide deck.ID `json:"slide,omitempty"`
	used  int     // counts up: the highest was in front last
}

// tabs are the open decks over the place; with one deck there is nothing to show.
type tabs struct {
	ed     *Editor
	all    []tab
	recent []string // keys of decks, the one opened last first
	read   bool     // what the library kept was read
	bar    *kit.DocTabs
	used   int
}

// keptTabs is what the library keeps of them.
type keptTabs struct {
	Open   []tab    `json:"open"`
	Recent []string `json:"recent"`
}

func newTabs(ed *Editor) *tabs {
	t := &tabs{ed: ed}
	t.bar = kit.NewDocTabs(func(at int) { ed.Open(t.all[at].Key) }, t.close)
	t.bar.Hide()
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:tabs", func(ctx context.Context) (keptTabs, error) {
		var k keptTabs
		text, err := lib.Setting(ctx, tabsSetting)
		if err != nil || text == "" {
			return k, err
		}
		if json.Unmarshal([]byte(text), &k) != nil {
			return keptTabs{}, nil // written by another version: begin anew
		}
		return k, nil
	}, t.take)
	return t
}

// take adds what the library kept to what was opened meanwhile.
func (t *tabs) take(k keptTabs, err error) {
	if err != nil {
		t.ed.desk.Shell.Fail("Read which decks were open", err)
		return
	}
	t.read = true
	for _, one := range k.Open {
		if t.index(one.Key) < 0 {
			t.all = append(t.all, one)
		}
	}
	for _, key := range k.Recent {
		if !slices.Contains(t.recent, key) {
			t.recent = append(t.recent, key)
		}
	}
	t.prune()
	t.keep()
}

func (t *tabs) index(key string) int {
	return slices.IndexFunc(t.all, func(one tab) bool { return one.Key == key })
}

// slide is where a deck was left; "" when it is not open.
func (t *tabs) slide(key string) deck.ID {
	if i := t.index(key); i >= 0 {
		return t.all[i].Slide
	}
	return ""
}

// front brings a deck's tab to the front, and makes it when there is none.
func (t *tabs) front(key string) {
	i := t.index(key)
	if i < 0 {
		t.all = append(t.all, tab{Key: key})
		i = len(t.all) - 1
	}
	t.used++
	t.all[i].used = t.used
	t.recent = append([]string{key}, slices.DeleteFunc(t.recent, func(k string) bool { return k == key })...)
	t.recent = t.recent[:min(len(t.recent), mostRecent)]
	if len(t.all) > mostTabs {
		last := slices.MinFunc(t.all, func(a, b tab) int { return a.used - b.used })
		t.all = slices.Delete(t.all, t.index(last.Key), t.index(last.Key)+1)
	}
	t.sync()
	t.keep()
}

// left remembers the slide at which the deck in front was left.
func (t *tabs) left(key string, slide deck.ID) {
	if i := t.index(key); i >= 0 {
		t.all[i].Slide = slide
	}
}

// prune takes out decks that the library no longer has.
func (t *tabs) prune() {
	if t.ed.decks == nil {
		return
	}
	t.all = slices.DeleteFunc(t.all, func(one tab) bool {
		return !slices.ContainsFunc(t.ed.decks, func(d app.DeckInfo) bool { return d.Key == one.Key })
	})
	t.sync()
}

func (t *tabs) close(at int) {
	key := t.all[at].Key
	t.all = slices.Delete(t.all, at, at+1)
	t.keep()
	switch {
	case key != t.ed.key:
		t.sync()
	case len(t.all) > 0:
		t.ed.Open(t.all[min(at, len(t.all)-1)].Key)
	default:
		t.ed.closeDeck()
	}
}

// sync shows the tabs as they are.
func (t *tabs) sync() {
	titles := make([]string, len(t.all))
	for i, one := range t.all {
		titles[i] = one.Key
		for _, d := range t.ed.decks {
			if d.Key == one.Key {
				titles[i] = d.Title
			}
		}
	}
	t.bar.Set(titles, t.index(t.ed.key))
	if shown := len(t.all) > 1; shown != t.bar.Visible() {
		t.bar.Hidden = !shown
		t.ed.content.Refresh()
	}
}

// OpenDeck lets a deck of the library be chosen, the one opened last first.
func (ed *Editor) OpenDeck() {
	p := kit.Picker{Title: "Open a deck", Hint: "Search decks", Empty: "This library has no deck yet. Make one with Ctrl+N.", OnPick: ed.desk.Shell.OpenDeck}
	all := slices.Clone(ed.decks)
	rank := func(d app.DeckInfo) int {
		if i := slices.Index(ed.tabs.recent, d.Key); i >= 0 {
			return i
		}
		return mostRecent
	}
	slices.SortStableFunc(all, func(a, b app.DeckInfo) int { return rank(a) - rank(b) })
	for _, d := range all {
		p.Choices = append(p.Choices, kit.Choice{
			Key: d.Key, Title: d.Title, Detail: "Changed " + d.Changed.Local().Format("2 January 2006, 15:04"),
			Side: count(d.Slides, "slide", "slides"), Icon: kit.IconDeck,
		})
	}
	ed.desk.Stage.Pick(p)
}

// keep writes down which decks are open.
func (t *tabs) keep() {
	if !t.read {
		return
	}
	text, err := json.Marshal(keptTabs{t.all, t.recent})
	if err != nil {
		panic("tabs are plain data: " + err.Error())
	}
	lib := t.ed.desk.Work.Library()
	app.Go(t.ed.desk.Tasks, "editor:tabs:keep", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, lib.SetSetting(ctx, tabsSetting, string(text))
	}, func(_ struct{}, err error) { t.ed.desk.Shell.Fail("Write down which decks are open", err) })
}

// NextDeck goes to the tab n further on, around the end.
func (ed *Editor) NextDeck(n int) {
	if k := len(ed.tabs.all); k > 1 {
		ed.Open(ed.tabs.all[(ed.tabs.index(ed.key)+n+k)%k].Key)
	}
}

// CloseDeck closes the tab of the deck in front. The deck stays in the library.
func (ed *Editor) CloseDeck() {
	if i := ed.tabs.index(ed.key); i >= 0 {
		ed.tabs.close(i)
	}
}

// closeDeck shows that no deck is open.
func (ed *Editor) closeDeck() {
	ed.Flush(func() {
		ed.leave()
		ed.refresh()
		ed.tabs.sync()
	})
}
