package app

import (
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// State is a deck with the evidence it prints.
type State struct {
	Deck *deck.Deck
	Book *evidence.Book
}

// Difference is one thing that changed between two states of a deck.
type Difference struct {
	What   string `json:"what"`            // "details", "number", "claim", "slide", "order", "wording", "chart", "notes"
	Where  string `json:"where,omitempty"` // the detail's name, the slide's title, or the key of a figure or claim
	Name   string `json:"name,omitempty"`  // what the figure measures
	Old    string `json:"old,omitempty"`   // empty: it was added
	New    string `json:"new,omitempty"`   // empty: it was taken out
	Source string `json:"source,omitempty"`
}

// Compare says what changed from one state of a deck to another, for a change note:
// details such as the marking first, then numbers, claims, slides and wording.
func Compare(old, next State) []Difference {
	lang := evidence.LanguageOf(next.Deck.Meta.Language) // of both: another language is no other number
	old.Book, next.Book = old.Book.In(lang), next.Book.In(lang)
	var out []Difference
	out = append(out, details(old.Deck.Meta, next.Deck.Meta)...)
	out = append(out, numbers(old, next)...)
	out = append(out, claims(old, next)...)
	return append(out, slides(old, next)...)
}

// details are what the decks say about themselves.
func details(a, b deck.Meta) []Difference {
	var out []Difference
	for _, d := range []struct{ name, old, next string }{
		{"marking", a.Marking, b.Marking},
		{"version", a.Version, b.Version},
		{"date", a.Date, b.Date},
		{"as of", a.AsOf, b.AsOf},
		{"title", a.Title, b.Title},
		{"subtitle", a.Subtitle, b.Subtitle},
		{"from", a.From, b.From},
		{"to", a.To, b.To},
		{"author", a.Author, b.Author},
		{"kind", a.Kind, b.Kind},
		{"template", a.Template, b.Template},
		{"language", a.Language, b.Language},
	} {
		if d.old != d.next {
			out = append(out, Difference{What: "details", Where: d.name, Old: d.old, New: d.next})
		}
	}
	return out
}

// numbers are the figures whose value changed, and those that came or went.
func numbers(old, next State) []Difference {
	a, b := printed(old), printed(next)
	keys := make([]string, 0, len(a)+len(b))
	for key := range a {
		keys = append(keys, key)
	}
	for key := range b {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var out []Difference
	for _, key := range slices.Compact(keys) {
		if a[key] == b[key] {
			continue
		}
		d := Difference{What: "number", Where: key, Old: a[key], New: b[key]}
		for _, book := range []*evidence.Book{next.Book, old.Book} {
			if f, ok := book.Figures[key]; ok {
				d.Source, d.Name = book.Credit(f), book.Indicators[f.Indicator].Name
				break
			}
		}
		out = append(out, d)
	}
	return out
}

// printed are the figures that a deck shows, with their time, by key.
func printed(s State) map[string]string {
	out := map[string]string{}
	for _, key := range FiguresUsed(s.Deck, s.Book) {
		text, err := s.Book.Format(s.Book.Figures[key], "qualified,period")
		if err == nil {
			out[key] = strings.ReplaceAll(text, "\u00a0", " ")
		}
	}
	return out
}

// claims are those that the decks' blocks state.
func claims(old, next State) []Difference {
	a, b := stated(old), stated(next)
	var out []Difference
	for _, key := range slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(a), b...)))) {
		was, is := slices.Contains(a, key), slices.Contains(b, key)
		switch {
		case was && !is:
			out = append(out, Difference{What: "claim", Where: key, Old: claimText(old.Book, key)})
		case is && !was:
			out = append(out, Difference{What: "claim", Where: key, New: claimText(next.Book, key)})
		case claimText(old.Book, key) != claimText(next.Book, key):
			out = append(out, Difference{What: "claim", Where: key, Old: claimText(old.Book, key), New: claimText(next.Book, key)})
		}
	}
	return out
}

func stated(s State) []string {
	var out []string
	for _, sl := range s.Deck.Slides {
		for _, b := range sl.Blocks {
			out = append(out, b.Claims...)
		}
	}
	return out
}

func claimText(b *evidence.Book, key string) string {
	if c, ok := b.Claim(key); ok {
		return c.Text
	}
	return key
}

// slides are those that came, went or moved, and what changed on the others.
func slides(old, next State) []Difference {
	var out []Difference
	pair, gone := matched(old.Deck.Slides, next.Deck.Slides)
	for _, i := range gone {
		out = append(out, Difference{What: "slide", Old: slideName(old, i)})
	}
	still := inOrder(pair, len(next.Deck.Slides))
	for j := range next.Deck.Slides {
		i, ok := pair[j]
		if !ok {
			out = append(out, Difference{What: "slide", New: slideName(next, j)})
			continue
		}
		if !still[j] {
			out = append(out, Difference{What: "order", Where: slideName(next, j), Old: fmt.Sprint(i + 1), New: fmt.Sprint(j + 1)})
		}
		out = append(out, onSlide(slideName(next, j), old, i, next, j)...)
	}
	return out
}

// inOrder tells which of the new slides stand in the same order as before: the others
// moved. pair gives the old place of each.
func inOrder(pair map[int]int, n int) map[int]bool {
	var was, is []int
	for j := range n {
		if i, ok := pair[j]; ok {
			was, is = append(was, i), append(is, j)
		}
	}
	sorted := slices.Sorted(slices.Values(was))
	out := map[int]bool{}
	for _, k := range source.LongestCommon(len(sorted), len(was), func(a, b int) bool { return sorted[a] == was[b] }) {
		out[is[k[1]]] = true
	}
	return out
}

// onSlide is what changed on one slide: whether it shows, its words, its charts, its notes.
func onSlide(where string, old State, i int, next State, j int) []Difference {
	a, b := old.Deck.Slides[i], next.Deck.Slides[j]
	var out []Difference
	add := func(what, was, is string) {
		if was != is {
			out = append(out, Difference{What: what, Where: where, Old: was, New: is})
		}
	}
	add("slide", shown(a), shown(b))
	out = append(out, wording(where, lines(old, i), lines(next, j))...)
	was, is := charts(a), charts(b)
	for k := range max(len(was), len(is)) {
		add("chart", at(was, k), at(is, k))
	}
	add("notes", strings.TrimSpace(a.Notes), strings.TrimSpace(b.Notes))
	return out
}

func at(list []string, k int) string {
	if k < len(list) {
		return list[k]
	}
	return ""
}

func shown(s deck.Slide) string {
	if s.Hidden {
		return "hidden"
	}
	return "shown"
}

// charts says what the charts of a slide draw: "slope of trade-2013, trade-2020".
func charts(s deck.Slide) []string {
	var out []string
	for _, b := range s.Blocks {
		if c := b.Chart; c != nil {
			out = append(out, string(c.Type)+" of "+strings.Join(append(slices.Clone(c.Series), c.Figures...), ", "))
		}
	}
	return out
}

func slideName(s State, i int) string {
	if title := resolved(s.Book, s.Deck.Slides[i].Title); title != "" {
		return title
	}
	return fmt.Sprintf("slide %d", i+1)
}

// matched pairs slides of the new list with those of the old: by ID, else by title, else
// by their place when neither has a title. gone are the old ones without a pair.
func matched(old, next []deck.Slide) (pair map[int]int, gone []int) {
	pair = map[int]int{}
	taken := map[int]bool{}
	for _, same := range []func(i, j int) bool{
		func(i, j int) bool { return old[i].ID != "" && old[i].ID == next[j].ID },
		func(i, j int) bool { return old[i].Title != "" && old[i].Title == next[j].Title },
		func(i, j int) bool { return i == j && old[i].Title == "" && next[j].Title == "" },
	} {
		for j := range next {
			for i := range old {
				if _, done := pair[j]; !done && !taken[i] && same(i, j) {
					pair[j], taken[i] = i, true
				}
			}
		}
	}
	for i := range old {
		if !taken[i] {
			gone = append(gone, i)
		}
	}
	return pair, gone
}

// lines are the texts that a slide prints. Figures stand by their keys: a changed value
// is told as a number.
func lines(s State, i int) []string {
	var out []string
	for _, text := range s.Deck.Slides[i].Texts() {
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, text)
		}
	}
	for _, b := range s.Deck.Slides[i].Blocks {
		if t := b.Table; b.Kind == deck.Options && t.Preferred > 0 && t.Preferred < len(t.Rows) && len(t.Rows[t.Preferred]) > 0 {
			out = append(out, "Preferred: "+t.Rows[t.Preferred][0])
		}
	}
	return out
}

// wording pairs the lines that one slide lost with those it gained: the ones most alike
// first, the others in order.
func wording(where string, old, next []string) []Difference {
	lost, gained := without(old, next), without(next, old)
	pair := alike(lost, gained)
	taken := map[int]bool{}
	for _, k := range pair {
		taken[k] = true
	}
	var rest []string
	for k, line := range gained {
		if !taken[k] {
			rest = append(rest, line)
		}
	}
	var out []Difference
	for i, line := range lost {
		d := Difference{What: "wording", Where: where, Old: line}
		if k, ok := pair[i]; ok {
			d.New = gained[k]
		} else if len(rest) > 0 {
			d.New, rest = rest[0], rest[1:]
		}
		out = append(out, d)
	}
	for _, line := range rest {
		out = append(out, Difference{What: "wording", Where: where, New: line})
	}
	return out
}

// likeness is the share of words that two lines must have in common to be one line that
// was changed.
const likeness = 0.5

// alike pairs lines by how much they have in common.
func alike(lost, gained []string) map[int]int {
	pair, taken := map[int]int{}, map[int]bool{}
	for i, a := range lost {
		best, most := -1, likeness
		for k, b := range gained {
			if n := inCommon(a, b); !taken[k] && n >= most {
				best, most = k, n
			}
		}
		if best >= 0 {
			pair[i], taken[best] = best, true
		}
	}
	return pair
}

// inCommon is the share of two lines, in bytes, that is the same in both.
func inCommon(a, b string) float64 {
	same := 0
	for _, s := range source.CompareWords(a, b) {
		if s.In == source.InBoth {
			same += len(s.Text)
		}
	}
	return float64(same) / float64(max(1, len(a), len(b)))
}

// without are the lines of a that b lacks, counted.
func without(a, b []string) []string {
	have := map[string]int{}
	for _, line := range b {
		have[line]++
	}
	var out []string
	for _, line := range a {
		if have[line]--; have[line] < 0 {
			out = append(out, line)
		}
	}
	return out
}

func resolved(b *evidence.Book, text string) string {
	out, _ := b.Resolve(text)
	return strings.ReplaceAll(out, "\u00a0", " ")
}
