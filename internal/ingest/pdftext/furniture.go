package pdftext

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Where running heads and page numbers stand, as shares of the page's height.
const (
	headZone = 0.11
	footZone = 0.89
)

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^(?:[-–—·|\s]*(?:page|p\.|seite|第)?\s*(?:\d{1,4}|[ivxlc]{1,8})\s*(?:页|頁)?(?:\s*(?:of|/|von|共)\s*\d{1,4}\s*(?:页|頁)?)?[-–—·|\s]*)$`)
)

// furniture is what the margins of a document's pages say and where.
type furniture struct {
	said    map[string]int // pages, by text without its numbers
	placed  map[float64]int
	counted map[int]bool // page numbers less the page's place in the file, of those that count on
	pages   int
	body    float64
}

// dropFurniture takes out what is printed on page after page: running heads, page
// numbers, and what stands at the same place in the margins whatever it says. It returns
// what it took from the first page.
func (d *Document) dropFurniture(pages []page, all [][]piece) (first []string) {
	f := furniture{said: map[string]int{}, placed: map[float64]int{}, counted: map[int]bool{}, pages: len(all), body: d.Body}
	numbers := map[int]int{}
	for i, pieces := range all {
		texts, places := map[string]bool{}, map[float64]bool{}
		for _, p := range pieces {
			if marginOf(pages[i], pieces, p) == noMargin {
				continue
			}
			texts[masked(p.text)], places[baseline(p)] = true, true
			if n, err := strconv.Atoi(strings.Trim(p.text, "-–—·| ")); err == nil {
				numbers[n-p.page]++
			}
		}
		for t := range texts {
			f.said[t]++
		}
		for y := range places {
			f.placed[y]++
		}
	}
	for offset, n := range numbers {
		f.counted[offset] = n >= 3 || n >= 2 && n == len(all)
	}
	rest, left := make([][]piece, len(all)), 0
	for i, pieces := range all {
		rest[i] = slices.DeleteFunc(slices.Clone(pieces), func(p piece) bool {
			drop := f.has(pages[i], pieces, p)
			if drop && p.page == 1 {
				first = append(first, p.text)
			}
			return drop
		})
		left += len(rest[i])
	}
	if left == 0 {
		dropNumbers(all)
		return nil
	}
	copy(all, rest)
	return first
}

// dropNumbers takes only bare page numbers out of a document that says nothing else but
// what looks like its margins: a line a page is all that it holds.
func dropNumbers(all [][]piece) {
	for i, pieces := range all {
		all[i] = slices.DeleteFunc(pieces, func(p piece) bool { return pageNumber.MatchString(p.text) })
	}
}

// has tells whether a piece is no part of the text.
func (f furniture) has(on page, pieces []piece, p piece) bool {
	margin := marginOf(on, pieces, p)
	if p.tag > 0 || p.ruled != nil || margin == noMargin {
		return false
	}
	text, pages := masked(p.text), f.pages
	often := f.said[text] >= 3 && f.said[text]*6 >= pages || f.said[text] == 2 && pages <= 6 && digits.MatchString(p.text)
	fixed := pages >= 5 && f.placed[baseline(p)]*10 >= pages*7 && p.size < 1.1*f.body && apart(pieces, p)
	if p.page == 1 && p.base < headZone*on.height && p.size < 0.95*f.body && apart(pieces, p) {
		return true // the head of a journal, which the first page has in other words
	}
	heads := pageNumber.MatchString(p.text) && numbersHeading(pieces, p)
	if fixed || often && !heads {
		return true
	}
	counts := slices.ContainsFunc(pieces, func(q piece) bool {
		n, err := strconv.Atoi(strings.Trim(q.text, "-–—·| "))
		return q.row == p.row && err == nil && f.counted[n-q.page] && !numbersHeading(pieces, q)
	})
	if counts && margin == inMargin && apart(pieces, p) {
		return true // it stands beside the page's number
	}
	return pageNumber.MatchString(p.text) && (counts || margin == inMargin) && !heads
}

// numbersHeading tells a number with words of the same look behind it.
func numbersHeading(pieces []piece, p piece) bool {
	return slices.ContainsFunc(pieces, func(q piece) bool {
		return q.row == p.row && q.size == p.size && q.bold == p.bold && q.x0 > p.x0 && q.x0-p.x1 < 4*p.size
	})
}

func masked(s string) string { return strings.ToLower(digits.ReplaceAllString(s, "#")) }

// baseline is where a piece stands, to the nearest two points.
func baseline(p piece) float64 { return math.Round(p.base / 2) }

// margin is whether something stands in the margins of a page.
type margin int

const (
	noMargin margin = iota
	nearMargin
	inMargin
)

// marginOf tells whether a piece stands in the margins. The outermost lines of a page may
// when they stand clear of the text.
func marginOf(on page, pieces []piece, p piece) margin {
	const far, upper, lower = 0.2, 0.35, 0.5
	if p.base < headZone*on.height || p.base > footZone*on.height {
		return inMargin
	}
	top := p.row == pieces[0].row && p.base < upper*on.height
	foot := p.row == pieces[len(pieces)-1].row && p.base > lower*on.height
	switch {
	case !top && !foot || !apart(pieces, p):
		return noMargin
	case p.base < far*on.height || p.base > (1-far)*on.height:
		return inMargin
	}
	return nearMargin
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
