package extract

import (
	"regexp"
	"strings"
)

// maskByte stands for bytes that hold no figure; it is no letter, digit or blank.
const maskByte = '\x00'

// What never holds a figure: addresses, citation marks, telephone numbers, clock
// times, dates in digits, versions, numbered names, and the number of a list item.
// Each needs one of some characters; a sentence with none is spared the pattern.
var unfit = []struct {
	needs   string
	pattern *regexp.Regexp
}{
	{"/wW", regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s，。）]+`)},
	{"@", regexp.MustCompile(`\S+@\S+\.\S+`)},
	{"/", regexp.MustCompile(`\b10\.\d{4,9}/\S+`)},
	{"[［^", regexp.MustCompile(`\^?[\[［]\d[\d\s,，、–—-]{0,40}[\]］]\^?|\^\d{1,3}\^`)},
	{".)、", regexp.MustCompile(`^\(?\d{1,3}[.)、]\)?\s`)},
	{"lnxLNX电電传热", regexp.MustCompile(`(?i)(?:\b(?:tel|phone|fax|call|hotline|mobile)\b|电话|電話|传真|热线)[^\d\n]{0,12}\+?[\d\s()./-]{5,24}`)},
	{"+", regexp.MustCompile(`\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,5}){2,5}`)},
	{"-", regexp.MustCompile(`\b\d{2,4}-\d{3,4}-?\d{3,8}\b|\(\d{3}\)\s?\d{3}-\d{4}`)},
	{":：", regexp.MustCompile(`\b\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\b`)},
	{"/.", regexp.MustCompile(`\b\d{1,4}[/.]\d{1,2}[/.]\d{1,4}(?:[./]\d+)*\b`)},
	{"/", regexp.MustCompile(`\b\d{1,3}/\d{1,3}\b`)},
	{"-", regexp.MustCompile(`\b[A-Za-z]+\d*(?:-\d+)+\b|\b\d{1,3}\.\d{3}-\d+\b`)},
}

// mask blanks out dates and whatever holds no figure, byte for byte.
func mask(s string, dates []date) string {
	b := []byte(s)
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = maskByte
		}
	}
	for _, u := range unfit {
		if !strings.ContainsAny(s, u.needs) {
			continue
		}
		for _, m := range u.pattern.FindAllStringIndex(s, -1) {
			blank(m[0], m[1])
		}
	}
	for _, d := range dates {
		blank(d.start, d.end)
	}
	return string(b)
}
