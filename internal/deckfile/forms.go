package deckfile

import (
	"strconv"
	"strings"

	"briefdeck/internal/deck"
)

// actionApart stands between who and when on an action's last line.
const actionApart = " · "

// actionOf reads an item of recommendations: what, and on its last line who and when.
func actionOf(text string) deck.Action {
	at := strings.LastIndex("\n"+text, "\n")
	tail, ok := strings.CutPrefix(text[at:], sourceMark)
	if !ok {
		return deck.Action{What: text}
	}
	a := deck.Action{What: strings.TrimSuffix(text[:at], "\n")}
	if when, ok := strings.CutPrefix(tail, strings.TrimLeft(actionApart, " ")); ok {
		a.When = when
		return a
	}
	a.Who, a.When, _ = strings.Cut(tail, actionApart)
	return a
}

// actionText writes what actionOf reads.
func actionText(a deck.Action) string {
	switch {
	case a.Who == "" && a.When == "":
		return a.What
	case a.When == "":
		return a.What + "\n" + sourceMark + a.Who
	case a.Who == "":
		return a.What + "\n" + sourceMark + strings.TrimLeft(actionApart, " ") + a.When
	}
	return a.What + "\n" + sourceMark + a.Who + actionApart + a.When
}

// actionLines are recommendations as a numbered list.
func actionLines(b deck.Block) []string {
	list := deck.Block{Kind: deck.Bullets, Ordered: true}
	for _, a := range b.Actions {
		list.Items = append(list.Items, deck.Item{Text: actionText(a)})
	}
	return itemLines(list)
}

// cropSides are the words for what a crop cuts off.
var cropSides = []struct {
	word string
	of   func(*deck.Crop) *int
}{
	{"left", func(c *deck.Crop) *int { return &c.Left }},
	{"top", func(c *deck.Crop) *int { return &c.Top }},
	{"right", func(c *deck.Crop) *int { return &c.Right }},
	{"bottom", func(c *deck.Crop) *int { return &c.Bottom }},
}

// cropOf reads "left 10, top 2.5": per cent of the picture's width or height.
func cropOf(text string) (c deck.Crop, ok bool) {
	for _, part := range strings.Split(text, ",") {
		word, number, _ := strings.Cut(trim(part), " ")
		share, err := strconv.ParseFloat(trim(number), 64)
		found := false
		for _, side := range cropSides {
			if side.word == word && err == nil && share >= 0 && share <= 100 {
				*side.of(&c), found = int(share*10+0.5), true
			}
		}
		if !found {
			return deck.Crop{}, false
		}
	}
	return c, c.Valid()
}

// cropText writes what cropOf reads.
func cropText(c deck.Crop) string {
	var parts []string
	for _, side := range cropSides {
		if n := *side.of(&c); n != 0 {
			parts = append(parts, side.word+" "+strconv.FormatFloat(float64(n)/10, 'f', -1, 64))
		}
	}
	return strings.Join(parts, ", ")
}
