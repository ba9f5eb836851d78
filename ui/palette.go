package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// The user's last commands are kept in the preferences, the latest first.
const (
	recentKey  = "recent-commands"
	mostRecent = 5
)

// command is one thing the palette can do.
type command struct {
	kit.Choice
	do func()
}

// showPalette lists everything that the menus hold, the decks and the slides of the
// open deck: type a few letters, Enter does it.
func (w *Window) showPalette() {
	all := append(w.commands(), w.destinations()...)
	recent := w.opts.App.Preferences().StringList(recentKey)
	slices.SortStableFunc(all, func(a, b command) int { return rank(recent, a.Key) - rank(recent, b.Key) })
	byKey := map[string]command{}
	p := kit.Picker{Title: "What do you want to do?", Hint: "Type a command, a deck or a slide", Empty: "Nothing can be done here."}
	for _, c := range all {
		byKey[c.Key] = c
		p.Choices = append(p.Choices, c.Choice)
	}
	p.OnPick = func(key string) {
		w.remember(key)
		byKey[key].do()
	}
	w.stage.Pick(p)
}

// rank sorts recent commands before the rest.
func rank(recent []string, key string) int {
	if i := slices.Index(recent, key); i >= 0 {
		return i
	}
	return len(recent)
}

// remember puts a command first among the recent ones. Slides are gone to once.
func (w *Window) remember(key string) {
	if strings.HasPrefix(key, slideCommand) {
		return
	}
	p := w.opts.App.Preferences()
	recent := slices.DeleteFunc(p.StringList(recentKey), func(k string) bool { return k == key })
	recent = append([]string{key}, recent...)
	p.SetStringList(recentKey, recent[:min(len(recent), mostRecent)])
}

// The beginnings of keys of commands that are no menu items.
const (
	deckCommand  = "deck:"
	slideCommand = "slide:"
)

// commands are the menu items that can be chosen now.
func (w *Window) commands() []command {
	var out []command
	for _, menu := range w.menus.main.Items {
		out = append(out, w.commandsOf(menu.Label, menu.Items)...)
	}
	return out
}

func (w *Window) commandsOf(path string, items []*fyne.MenuItem) []command {
	var out []command
	for _, it := range items {
		switch {
		case it.IsSeparator || it.Disabled:
		case it.ChildMenu != nil:
			out = append(out, w.commandsOf(path+" › "+it.Label, it.ChildMenu.Items)...)
		case it.Action != nil:
			c := command{Choice: kit.Choice{Key: path + "/" + it.Label, Title: it.Label, Detail: path}, do: it.Action}
			if it.Shortcut != nil {
				c.Side = kit.KeyWords(it.Shortcut)
			}
			if only, ok := w.menus.only[it]; ok {
				c.do = func() {
					w.Go(only)
					it.Action()
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// destinations are the decks and the slides of the open one.
func (w *Window) destinations() []command {
	var out []command
	for _, d := range w.editor.Decks() {
		out = append(out, command{
			kit.Choice{Key: deckCommand + d.Key, Title: d.Title, Detail: "Open deck", Side: fmt.Sprintf("%d slides", d.Slides), Icon: kit.IconDeck},
			func() { w.OpenDeck(d.Key) },
		})
	}
	s := w.editor.Session()
	if s == nil {
		return out
	}
	for i, sl := range s.Deck().Slides {
		out = append(out, command{
			kit.Choice{Key: slideCommand + strconv.Itoa(i), Title: sl.Title, Detail: fmt.Sprintf("Go to slide %d", i+1), Icon: kit.IconText},
			func() {
				w.Go(place.Deck)
				w.editor.Choose(sl.ID)
			},
		})
	}
	return out
}
