package app

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Moment is one side of a change note: a version, or the deck now.
type Moment struct {
	Name     string    `json:"name"` // "Sent to minister", "now"
	Revision string    `json:"revision"`
	At       time.Time `json:"at,omitzero"` // zero: now
}

// ChangeNote says what changed in a deck between two moments.
type ChangeNote struct {
	Title       string       `json:"title"` // of the deck, as it is at the later moment
	Old         Moment       `json:"old"`
	New         Moment       `json:"new"`
	Differences []Difference `json:"differences"`

	meta deck.Meta // of the later moment
}

// MomentOf is a version's side of a change note.
func MomentOf(v Version) Moment { return Moment{Name: v.Name, Revision: v.Revision, At: v.At} }

// MomentNow is a state's side of a change note.
func MomentNow(name string, s State) Moment {
	return Moment{Name: name, Revision: Revision(s.Deck, s.Book)}
}

// NewChangeNote compares two states, the older first.
func NewChangeNote(a Moment, old State, b Moment, next State) ChangeNote {
	lang := evidence.LanguageOf(next.Deck.Meta.Language)
	old.Book, next.Book = old.Book.In(lang), next.Book.In(lang)
	n := ChangeNote{Title: plainText(next.Book, next.Deck.Meta.Title), Old: a, New: b, meta: next.Deck.Meta, Differences: Compare(old, next)}
	for i := range n.Differences {
		d := &n.Differences[i]
		d.Where, d.Old, d.New = plainText(next.Book, d.Where), plainText(old.Book, d.Old), plainText(next.Book, d.New)
	}
	return n
}

// Parts lists the note's differences by what they are about, under the heads that a
// reader sees. Parts without any are left out.
func (n ChangeNote) Parts() []NotePart {
	var out []NotePart
	for _, p := range []NotePart{
		{Head: "Numbers", What: []string{"number"}},
		{Head: "Claims", What: []string{"claim"}},
		{Head: "The document", What: []string{"details"}},
		{Head: "Slides", What: []string{"slide", "order", "chart"}},
		{Head: "Wording", What: []string{"wording", "notes"}},
	} {
		for _, d := range n.Differences {
			for _, what := range p.What {
				if d.What == what {
					p.Differences = append(p.Differences, d)
				}
			}
		}
		if len(p.Differences) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// NotePart is the differences of one kind under their head.
type NotePart struct {
	Head        string
	What        []string // kinds of difference
	Differences []Difference
}

// Span says between which moments: "from “Sent to minister” (25 November 2026, 1a2b3c4d) to now (5e6f7a8b)".
func (n ChangeNote) Span() string { return "from " + n.Old.words() + " to " + n.New.words() }

func (m Moment) words() string {
	revision := m.Revision[:min(printedRevision, len(m.Revision))]
	if m.At.IsZero() {
		return m.Name + " (" + revision + ")"
	}
	return "“" + m.Name + "” (" + m.At.Local().Format("2 January 2006") + ", " + revision + ")"
}

// Told is a difference in a line without its place: "1.35 → 1.40", "added: …".
func (d Difference) Told() string {
	switch {
	case d.What == "order":
		return "moved from place " + d.Old + " to place " + d.New
	case d.What == "slide" && d.Where != "":
		return "now " + d.New
	case d.Old == "":
		return "added: " + flat(d.New)
	case d.New == "":
		return "taken out: " + flat(d.Old)
	case d.What == "wording", d.What == "notes":
		return source.Marked(source.CompareWords(flat(d.Old), flat(d.New)), nearWords)
	}
	return flat(d.Old) + " → " + flat(d.New)
}

// nearWords is how many words are told on each side of changed ones.
const nearWords = 6

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// Markdown is the note as a text that any program shows.
func (n ChangeNote) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# What changed: %s\n\n%s.\n", n.Title, upperFirst(n.Span()))
	if len(n.Differences) == 0 {
		b.WriteString("\nNothing changed.\n")
	}
	for _, p := range n.Parts() {
		fmt.Fprintf(&b, "\n## %s\n\n", p.Head)
		for _, d := range p.Differences {
			b.WriteString("- " + d.line(true) + "\n")
		}
	}
	return b.String()
}

// line is a difference with its place and its source.
func (d Difference) line(marked bool) string {
	text := d.Told()
	if marked && d.ChangedWords() {
		text = markedWords(d.Old, d.New)
	}
	if where := d.Place(); where != "" {
		if marked {
			where = "**" + where + "**"
		}
		text = where + ": " + text
	}
	if d.Source != "" {
		text += ". Source: " + d.Source
	}
	return text
}

// Place is where a difference is, as a reader names it; "" where its words say it all.
func (d Difference) Place() string {
	switch {
	case d.What == "claim":
		return ""
	case d.Name != "":
		return d.Name
	}
	return upperFirst(d.Where)
}

// ChangedWords tells whether a difference is one text that became another.
func (d Difference) ChangedWords() bool {
	return (d.What == "wording" || d.What == "notes" || d.What == "claim") && d.Old != "" && d.New != ""
}

// markedWords is a changed text in Markdown: what was taken out in italics between
// brackets, what came in bold.
func markedWords(old, next string) string {
	var b strings.Builder
	for _, s := range source.CompareWords(flat(old), flat(next)) {
		bare := strings.TrimSpace(s.Text)
		if s.In == source.InBoth || bare == "" {
			b.WriteString(s.Text)
			continue
		}
		lead, tail, _ := strings.Cut(s.Text, bare)
		if s.In == source.InOld {
			b.WriteString(lead + "[*" + bare + "*] " + tail)
		} else {
			b.WriteString(lead + "**" + bare + "**" + tail)
		}
	}
	return flat(b.String())
}

// Deck is the note as a deck, to be printed as a brief of a page or as few as it takes.
func (n ChangeNote) Deck() *deck.Deck {
	d := &deck.Deck{Key: "change-note", Meta: deck.Meta{
		Title: "What changed: " + n.Title, Subtitle: upperFirst(n.Span()), Kind: "Change note",
		From: n.meta.From, To: n.meta.To, Date: n.meta.Date, Version: n.meta.Version, Marking: n.meta.Marking,
		Language: n.meta.Language, Paper: n.meta.Paper,
	}}
	add := func(title string, blocks ...deck.Block) {
		for i := range blocks {
			blocks[i].ID = deck.ID(source.NewID())
		}
		d.Slides = append(d.Slides, deck.Slide{ID: deck.ID(source.NewID()), Layout: deck.BulletSlide, Title: title, Blocks: blocks})
	}
	if len(n.Differences) == 0 {
		add("Nothing changed", deck.Block{Kind: deck.Text, Text: "The two say the same, and every figure is the same."})
	}
	for _, p := range n.Parts() {
		if p.Head == "Numbers" {
			add(p.Head, numbersTable(p.Differences))
			continue
		}
		list := deck.Block{Kind: deck.Bullets}
		for _, c := range p.Differences {
			list.Items = append(list.Items, deck.Item{Text: c.line(true)})
		}
		add(p.Head, list)
	}
	return d
}

func numbersTable(all []Difference) deck.Block {
	t := &deck.Table{Rows: [][]string{{"Figure", "Was", "Is", "Source"}}, Align: []string{"left", "right", "right", "left"}}
	for _, d := range all {
		was, is := d.Old, "**"+d.New+"**"
		if d.Old == "" {
			was = "–"
		}
		if d.New == "" {
			is = "taken out"
		}
		t.Rows = append(t.Rows, []string{d.Place(), was, is, d.Source})
	}
	return deck.Block{Kind: deck.TableBlock, Table: t}
}

// inlineMarks are what a text is set with and a note leaves out; links leave their words.
var (
	inlineMarks = regexp.MustCompile("\\*\\*|__|~~|`|\\s?\\[@[^\\]]*\\]")
	inlineLink  = regexp.MustCompile(`\[([^\[\]]*)\]\([^()]*\)`)
)

// plainText is a text as a note tells it: with its figures, without markup.
func plainText(b *evidence.Book, text string) string {
	text = resolved(b, text)
	return inlineMarks.ReplaceAllString(inlineLink.ReplaceAllString(text, "$1"), "")
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
