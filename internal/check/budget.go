package check

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"briefdeck/internal/deck"
)

// budget is what a ministerial brief may take of its reader's time.
var budget = Rule{
	Name: "brief-budget", Title: "Over the brief's budget",
	Why:  "a minister reads two pages: what is over its budget is not read",
	find: findBudget,
}

// The budget of the template "ministerial-brief".
const (
	budgetTemplate        = "ministerial-brief"
	budgetWords           = 1500
	budgetBottomLine      = 60 // words
	budgetKeysLow         = 3
	budgetKeysHigh        = 5
	budgetRecommendations = 3
)

var recommends = regexp.MustCompile(`(?i)^\W*(?:recommend|what we (?:recommend|ask)|建议)`)

func findBudget(r *reading) {
	if r.in.Deck.Meta.Template != budgetTemplate {
		return
	}
	words, bottom := 0, false
	for i := range r.in.Deck.End() {
		s := &r.in.Deck.Slides[i]
		if s.Hidden || !s.Outputs.Has(deck.InBrief) {
			continue
		}
		words += r.words(s.Title) + r.words(s.Subtitle)
		for j := range s.Blocks {
			b := &s.Blocks[j]
			if !b.Outputs.Has(deck.InBrief) {
				continue
			}
			words += r.blockWords(*b)
			at := deck.Finding{Slide: s.ID, Block: b.ID, Page: i + 1}
			switch {
			case b.Kind == deck.Callout && !bottom:
				bottom = true
				r.bottomLine(at, b.Text)
			case b.Kind == deck.KeyFigures:
				r.keyFigures(at, len(b.Figures))
			case b.Kind == deck.Bullets && recommends.MatchString(s.Title):
				r.recommendations(at, b.Items)
			}
		}
	}
	if words > budgetWords {
		r.report(deck.Finding{
			Output: "brief", Subject: "words", Text: fmt.Sprintf("the brief has %d words; %d are its budget", words, budgetWords),
			Hint: "move what is not needed for the decision to an annex",
		})
	}
}

// bottomLine counts the first paragraph: the decision sought may follow it.
func (r *reading) bottomLine(at deck.Finding, text string) {
	first, _, _ := strings.Cut(text, "\n\n")
	if n := r.words(first); n > budgetBottomLine {
		at.Field = "text"
		at.Text = fmt.Sprintf("the bottom line has %d words; it may have %d", n, budgetBottomLine)
		at.Hint = "keep what the reader must remember"
		r.report(at)
	}
}

func (r *reading) keyFigures(at deck.Finding, n int) {
	if n >= budgetKeysLow && n <= budgetKeysHigh {
		return
	}
	at.Text = fmt.Sprintf("there are %d key figures; three to five are read", n)
	if n == 1 {
		at.Text = "there is one key figure; three to five are read"
	}
	at.Hint = "keep the ones that the decision turns on"
	if n < budgetKeysLow {
		at.Severity = deck.Note
		at.Hint = "add the numbers that the decision turns on, or say them in a sentence"
	}
	r.report(at)
}

func (r *reading) recommendations(at deck.Finding, items []deck.Item) {
	n := 0
	for _, it := range items {
		if it.Level == 0 {
			n++
		}
	}
	if n > budgetRecommendations {
		at.Text = fmt.Sprintf("there are %d recommendations; three are acted on", n)
		at.Hint = "join them, or drop the weakest"
		r.report(at)
	}
}

// blockWords counts the words of a block that a reader of the brief reads.
func (r *reading) blockWords(b deck.Block) int {
	n := 0
	for _, f := range b.Fields() {
		if f.Name != "alt" {
			n += r.words(f.Text)
		}
	}
	return n
}

// words counts the words of a text as it prints. Two Han characters count as one word.
func (r *reading) words(text string) int {
	printed, _ := r.book.Resolve(text)
	n, han := 0, 0
	in := false
	for _, c := range printed {
		switch {
		case unicode.Is(unicode.Han, c):
			han++
			in = false
		case unicode.IsSpace(c):
			in = false
		case !in && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			in = true
			n++
		}
	}
	return n + (han+1)/2
}
