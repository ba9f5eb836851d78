package pdftext

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// Where running heads and page numbers stand, as shares of the page's height.
const (
	headZone = 0.11
	footZone = 0.89
)

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^(?:[-–—·|\s]*(?:page|p\.|seite|第)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:页|頁)?(?:\s*(?:of|/|von|共)\s*\d{1,4}\s*(?:页|頁)?)?[-–—·|\s]*)$`)
)

// dropFurniture takes out what is printed on page after page: running heads, page
// numbers, and what stands at the same place in the margins whatever it says. It returns
// what it took from the first page.
func dropFurniture(pages []page, all [][]piece) (first []string) {
	said, placed := map[string]int{}, map[float64]int{}
	for i, pieces := range all {
		texts, places := map[string]bool{}, map[float64]bool{}
		for _, p := range pieces {
			if inMargin(pages[i], p) {
				texts[masked(p.text)], places[place(p)] = true, true
			}
		}
		for t := range texts {
			said[t]++
		}
		for y := range places {
			placed[y]++
		}
	}
	for i, pieces := range all {
		all[i] = slices.DeleteFunc(pieces, func(p piece) bool {
			if !inMargin(pages[i], p) || p.tag > 0 || p.ruled != nil {
				return false
			}
			text := masked(p.text)
			often := said[text] >= 3 && said[text]*6 >= len(all) || said[text] == 2 && len(all) <= 6 && digits.MatchString(p.text)
			fixed := len(all) >= 5 && placed[place(p)]*10 >= len(all)*7 && apart(pieces, p)
			drop := pageNumber.MatchString(p.text) || often || fixed
			if drop && p.page == 1 {
				first = append(first, p.text)
			}
			return drop
		})
	}
	return first
}

func masked(s string) string { return strings.ToLower(digits.ReplaceAllString(s, "#")) }

// place is a baseline, to the nearest two points.
func place(p piece) float64 { return math.Round(p.base / 2) }

func inMargin(on page, p piece) bool {
	return p.base < headZone*on.height || p.base > footZone*on.height
}

// apart tells whether a piece stands clear of the text: nothing is within two lines.
func apart(pieces []piece, p piece) bool {
	for _, q := range pieces {
		if d := math.Abs(q.base - p.base); q.row != p.row && d < 2.2*max(p.size, q.size) {
			return false
		}
	}
	return true
}
