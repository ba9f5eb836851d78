package check

import (
	"fmt"
	"math"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// smallText is text that is set too small to be read.
var smallText = Rule{
	Name: "small-text", Title: "Text too small",
	Why:  "text this small cannot be read from a seat, or on paper",
	find: findSmallText,
}

// The smallest text that can be read, in points: of a slide 13⅓ inches wide on a
// screen, and of print on paper.
const (
	leastSlidePoints = 8.0
	leastPrintPoints = 6.5
)

func findSmallText(r *reading) {
	r.eachPage(func(out Output, n int, p layout.Page) {
		least := leastPrintPoints
		if out.Mask == deck.InSlides {
			least = leastSlidePoints
		}
		points := pointsOf(out, p.Frame)
		smallest := map[string]*frame.Text{}
		var order []string
		var last *frame.Text
		(&ground{}).walk(p.Frame.Items, "", func(t *frame.Text, block string) {
			superscript := last != nil && raised(t, last)
			if !superscript {
				last = t
			}
			if superscript || block == "" || t.Size*points >= least-0.05 || strings.TrimSpace(t.Text) == "" {
				return
			}
			if was := smallest[block]; was == nil {
				order = append(order, block)
				smallest[block] = t
			} else if t.Size < was.Size {
				smallest[block] = t
			}
		})
		for _, block := range order {
			t := smallest[block]
			r.report(deck.Finding{
				Slide: r.slideOf(p, block), Block: deck.ID(block), Output: out.Name, Page: n, Subject: out.Name,
				Text: fmt.Sprintf("“%s” is set in %.1f points; %.1f can be read", short(t.Text), math.Floor(t.Size*points*10)/10, least),
				Hint: "give it more room, or say less",
			})
		}
	})
}

// raised tells whether a text is a superscript on the line of the one before it.
func raised(t, last *frame.Text) bool {
	up := last.At.Y - t.At.Y
	return t.Size < last.Size*0.85 && up > last.Size*0.1 && up < last.Size*0.7
}
